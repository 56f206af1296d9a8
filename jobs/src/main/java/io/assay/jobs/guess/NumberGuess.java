package io.assay.jobs.guess;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells how numbers are written.
 *
 * @param decimal decimal sign
 * @param thousands separator of groups of three digits; empty when there is none
 */
record NumberGuess(String decimal, String thousands) {
    /** The usual forms, plainest first: the first that reads all wins. */
    private static final List<NumberGuess> FORMS = List.of(
            new NumberGuess(".", ""),
            new NumberGuess(",", ""),
            new NumberGuess(".", ","),
            new NumberGuess(",", "."),
            new NumberGuess(",", " "),
            new NumberGuess(",", "\u00A0"),
            new NumberGuess(".", "'"));

    private static final double NEARLY_ALL = 0.97;
    private static final int MOST_LOOKED_AT = 20_000;

    /** The form that reads most numbers of the columns; they are columns that some form reads. */
    static Guess<NumberGuess> of(List<SampledTable.Column> columns) {
        List<SampledTable.Column> numbers =
                columns.stream().filter(NumberGuess::isNumber).toList();
        long whole = numbers.stream()
                .flatMap(column -> column.values().stream())
                .filter(value -> value.matches("[-+]?[0-9]+"))
                .count();
        long all = numbers.stream().mapToLong(column -> column.values().size()).sum();
        if (whole == all) {
            return Guess.likely(FORMS.get(0), "the sample holds whole numbers only");
        }
        NumberGuess best = FORMS.get(0);
        long most = -1;
        for (NumberGuess form : FORMS) {
            long read = numbers.stream().mapToLong(form::countRead).sum();
            if (read > most) {
                most = read;
                best = form;
            }
        }
        String why = most + " of " + all + " numbers are written so";
        return most == all ? Guess.sure(best, why) : Guess.likely(best, why);
    }

    /** Whether nearly all values are numbers in one of the forms. */
    static boolean isNumber(SampledTable.Column column) {
        if (column.kind() == SampledTable.Kind.NUMBER) {
            return true;
        }
        List<String> values = looked(column);
        return !values.isEmpty()
                && FORMS.stream()
                        .anyMatch(form -> values.stream()
                                        .filter(form.pattern().asMatchPredicate())
                                        .count()
                                >= NEARLY_ALL * values.size());
    }

    /** Whether all values are whole numbers. */
    static boolean isWhole(SampledTable.Column column) {
        List<String> values = looked(column);
        return !values.isEmpty() && values.stream().allMatch(value -> value.matches("[-+]?[0-9]+"));
    }

    private long countRead(SampledTable.Column column) {
        Pattern pattern = pattern();
        return column.values().stream().filter(pattern.asMatchPredicate()).count();
    }

    private static List<String> looked(SampledTable.Column column) {
        return column.values().stream().limit(MOST_LOOKED_AT).toList();
    }

    private Pattern pattern() {
        String point = Pattern.quote(decimal);
        String whole =
                thousands.isEmpty() ? "[0-9]+" : "(?:[0-9]{1,3}(?:" + Pattern.quote(thousands) + "[0-9]{3})+|[0-9]+)";
        return Pattern.compile("[-+]?" + whole + "(?:" + point + "[0-9]+)?");
    }
}
