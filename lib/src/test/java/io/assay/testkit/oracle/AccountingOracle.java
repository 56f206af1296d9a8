package io.assay.testkit.oracle;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which delivered rows count, by definition: a customer, a day within the limits, an exact amount in cents, and each
 * row once however often it is delivered.
 *
 * @param after first day that is too late
 */
public record AccountingOracle(LocalDate earliest, LocalDate after, Set<String> noCustomer) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final BigDecimal LARGEST = new BigDecimal("1000000000");

    /** A delivered row, as text. */
    public record Delivered(String customer, String day, String amount, String invoice) {}

    /** Rows that are kept: good ones, each once. */
    public Set<Delivered> accepted(Collection<Delivered> rows) {
        Set<Delivered> kept = new LinkedHashSet<>();
        rows.stream().filter(this::isGood).forEach(kept::add);
        return kept;
    }

    /** Number of rows that are kept out and are no copy of another. */
    public long distinctBad(Collection<Delivered> rows) {
        return rows.stream().filter(row -> !isGood(row)).distinct().count();
    }

    /** Sum of all amounts that are numbers, of good rows and bad, copies included. */
    public static BigDecimal money(Collection<Delivered> rows) {
        return rows.stream()
                .map(row -> number(row.amount()))
                .flatMap(Optional::stream)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean isGood(Delivered row) {
        String customer = row.customer().strip().toLowerCase(Locale.ROOT);
        return !noCustomer.contains(customer)
                && day(row.day())
                        .filter(day -> !day.isBefore(earliest) && day.isBefore(after))
                        .isPresent()
                && number(row.amount()).filter(AccountingOracle::isExactMoney).isPresent();
    }

    private static boolean isExactMoney(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 2 && amount.abs().compareTo(LARGEST) <= 0;
    }

    private static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text.strip()).matches() ? Optional.of(new BigDecimal(text.strip())) : Optional.empty();
    }

    private static Optional<LocalDate> day(String text) {
        if (!DAY.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
