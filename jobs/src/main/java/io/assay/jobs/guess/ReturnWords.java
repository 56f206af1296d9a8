package io.assay.jobs.guess;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words by which rows say that goods came back. */
final class ReturnWords {
    private static final Set<String> WORDS = Set.of(
            "return",
            "returned",
            "refund",
            "refunded",
            "credit",
            "creditnote",
            "chargeback",
            "retoure",
            "storno",
            "退货",
            "已退货",
            "退款",
            "已退款",
            "退货退款");
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "是");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "否");

    private ReturnWords() {}

    /** Whether a column tells returns from purchases. */
    static boolean in(SampledTable.Column column) {
        return !of(column).isEmpty();
    }

    /** The values of a column that mean a return. */
    static List<String> of(SampledTable.Column column) {
        List<String> values = column.values().stream().distinct().sorted().toList();
        List<String> words =
                values.stream().filter(value -> WORDS.contains(plain(value))).toList();
        boolean flag = values.stream().allMatch(value -> YES.contains(plain(value)) || NO.contains(plain(value)));
        return flag
                ? values.stream().filter(value -> YES.contains(plain(value))).toList()
                : words;
    }

    private static String plain(String value) {
        return value.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
