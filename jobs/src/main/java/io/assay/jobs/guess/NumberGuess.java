package io.assay.jobs.guess;

import io.assay.ingest.NumberFormat;
import java.util.List;

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

    private static final double NEARLY_ALL = 0.97;
    private static final int MOST_LOOKED_AT = 20_000;

    private NumberGuess() {}

    /** The form that reads most numbers of the columns; they are columns that some form reads. */
    static Guess<NumberFormat> of(List<SampledTable.Column> columns) {
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
        NumberFormat best = FORMS.get(0);
        long most = -1;
        for (NumberFormat form : FORMS) {
            long read = numbers.stream()
                    .mapToLong(column -> countRead(form, column))
                    .sum();
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
                        .anyMatch(form -> values.stream().filter(form.reads()).count() >= NEARLY_ALL * values.size());
    }

    /** Whether all values are whole numbers. */
    static boolean isWhole(SampledTable.Column column) {
        List<String> values = looked(column);
        return !values.isEmpty() && values.stream().allMatch(value -> value.matches("[-+]?[0-9]+"));
    }

    private static long countRead(NumberFormat form, SampledTable.Column column) {
        return column.values().stream().filter(form.reads()).count();
    }

    private static List<String> looked(SampledTable.Column column) {
        return column.values().stream().limit(MOST_LOOKED_AT).toList();
    }
}
