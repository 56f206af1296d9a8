package io.assay.jobs.guess;

import io.assay.ingest.NumberFormat;
import java.util.List;
import java.util.Optional;

/** Tells how numbers are written. */
final class NumberGuess {
    /** The usual forms, plainest first: the first that reads all wins. */
    private static final List<NumberFormat> FORMS = List.of(
            new NumberFormat(".", ""),
            new NumberFormat(",", ""),
            new NumberFormat(".", ","),
            new NumberFormat(",", "."),
            new NumberFormat(",", " "),
            new NumberFormat(",", "\u00A0"),
            new NumberFormat(".", "'"));

    /** What can be a whole number with a separator of thousands as well as a number with three decimals. */
    private static final String OPEN_FORM = "[-+]?(?:[1-9][0-9]{0,2},[0-9]{3}|[1-9][0-9]{0,2}[.][0-9]{3})";

    private static final double NEARLY_ALL = 0.97;
    private static final int MOST_LOOKED_AT = 20_000;

    private NumberGuess() {}

    /** The form that reads most numbers of the columns; they are columns that some form reads. */
    static Guess<NumberFormat> of(List<SampledTable.Column> columns) {
        List<String> numbers = columns.stream()
                .filter(NumberGuess::isNumber)
                .flatMap(column -> bare(column).stream())
                .toList();
        List<String> parted =
                numbers.stream().filter(value -> !value.matches("[-+]?[0-9]+")).toList();
        if (parted.isEmpty()) {
            return Guess.likely(FORMS.get(0), "the sample holds whole numbers only");
        }
        boolean text = columns.stream().allMatch(column -> column.kind() == SampledTable.Kind.TEXT);
        if (text && parted.stream().allMatch(value -> value.matches(OPEN_FORM))) {
            return open(parted);
        }
        NumberFormat best = FORMS.get(0);
        long most = -1;
        for (NumberFormat form : FORMS) {
            long read = numbers.stream().filter(form.reads()).count();
            if (read > most) {
                most = read;
                best = form;
            }
        }
        String why = most + " of " + numbers.size() + " numbers are written so";
        return most == numbers.size() ? Guess.sure(best, why) : Guess.likely(best, why);
    }

    /** One sign before three digits, in all numbers that have one: a thousand and something, or three decimals. */
    private static Guess<NumberFormat> open(List<String> parted) {
        String example = parted.get(0);
        return example.contains(",")
                ? Guess.unsure(new NumberFormat(".", ","), example + " is read as a whole number, not as decimals")
                : Guess.unsure(FORMS.get(0), example + " is read as decimals, not as a whole number");
    }

    /** Whether nearly all values are numbers in one of the forms. */
    static boolean isNumber(SampledTable.Column column) {
        return column.kind() == SampledTable.Kind.NUMBER || areNumbers(bare(column));
    }

    /** How the numbers of a column are dressed; empty when they stand alone. */
    static Optional<Dressing> dressing(SampledTable.Column column) {
        List<String> values = looked(column);
        return column.kind() == SampledTable.Kind.NUMBER || areNumbers(values) ? Optional.empty() : Dressing.of(values);
    }

    /** Whether all values are whole numbers. */
    static boolean isWhole(SampledTable.Column column) {
        List<String> values = bare(column);
        return !values.isEmpty() && values.stream().allMatch(value -> value.matches("[-+]?[0-9]+"));
    }

    /** The numbers of a column without what stands around them. */
    static List<String> bare(SampledTable.Column column) {
        List<String> values = looked(column);
        return dressing(column)
                .map(dressing -> values.stream().map(dressing::bare).toList())
                .orElse(values);
    }

    private static boolean areNumbers(List<String> values) {
        return !values.isEmpty()
                && FORMS.stream()
                        .anyMatch(form -> values.stream().filter(form.reads()).count() >= NEARLY_ALL * values.size());
    }

    private static List<String> looked(SampledTable.Column column) {
        return column.values().stream().limit(MOST_LOOKED_AT).toList();
    }
}
