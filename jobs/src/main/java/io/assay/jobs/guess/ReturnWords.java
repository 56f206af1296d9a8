package io.assay.jobs.guess;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words by which rows say that goods came back. */
final class ReturnWords {
    private static final Set<String> WORDS = Set.of(
            "return",
            "returned",
            "refund",
            "refunded",
            "credit",
            "creditmemo",
            "creditnote",
            "chargeback",
            "retoure",
            "storno",
            "gutschrift",
            "退货",
            "已退货",
            "退款",
            "已退款",
            "退货退款",
            "退款成功",
            "退款完成",
            "全额退款",
            "退货成功",
            "退货完成");
    /** The two sides of an account; what a customer is charged stands first. */
    private static final List<List<String>> SIDES = List.of(
            List.of("d", "c"),
            List.of("dr", "cr"),
            List.of("debit", "credit"),
            List.of("s", "h"),
            List.of("soll", "haben"),
            List.of("借", "贷"));

    /** A name that asks for yes or no; a status of 1 may mean anything. */
    private static final Pattern ASKS = Pattern.compile("(?i)return|refund|retoure|storno|退");

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
        Optional<String> credit = credit(values);
        if (credit.isPresent()) {
            return values.stream()
                    .filter(value -> plain(value).equals(credit.get()))
                    .toList();
        }
        boolean flag = values.stream().allMatch(value -> YES.contains(plain(value)) || NO.contains(plain(value)));
        Set<String> wanted = flag ? asked(column.name()) : WORDS;
        return values.stream().filter(value -> wanted.contains(plain(value))).toList();
    }

    /** Whether a column tells the two sides of an account. */
    static boolean areSides(SampledTable.Column column) {
        return credit(column.values().stream().distinct().toList()).isPresent();
    }

    private static Set<String> asked(String name) {
        return ASKS.matcher(name).find() ? YES : Set.of();
    }

    private static Optional<String> credit(List<String> values) {
        Set<String> found = values.stream().map(ReturnWords::plain).collect(Collectors.toSet());
        return SIDES.stream()
                .filter(sides -> found.equals(Set.copyOf(sides)))
                .map(sides -> sides.get(1))
                .findFirst();
    }

    private static String plain(String value) {
        return value.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
