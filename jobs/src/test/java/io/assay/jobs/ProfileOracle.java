package io.assay.jobs;

import io.assay.testkit.oracle.AccountingOracle;
import io.assay.testkit.oracle.ScoreOracle;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The numbers of a profile by definition, from delivered lines and without a cluster: a visit is a customer's day. */
final class ProfileOracle {
    private static final int WINDOW = 365;
    private static final int LEVELS = 5;

    /** A customer in the window; recency is null without a visit. */
    record Buyer(BigDecimal recency, BigDecimal frequency, BigDecimal monetary) {}

    private final List<AccountingOracle.Delivered> accepted;
    private final LocalDate asOf;

    ProfileOracle(Collection<AccountingOracle.Delivered> rows, LocalDate latest) {
        AccountingOracle judge =
                new AccountingOracle(LocalDate.of(1990, 1, 1), latest.plusDays(366), Set.of("", "unknown"));
        accepted = List.copyOf(judge.accepted(rows));
        asOf = accepted.stream()
                .map(ProfileOracle::day)
                .max(LocalDate::compareTo)
                .orElseThrow()
                .plusDays(1);
    }

    LocalDate asOf() {
        return asOf;
    }

    long accepted() {
        return accepted.size();
    }

    LocalDate firstDay() {
        return days().first();
    }

    int daysWithRows() {
        return days().size();
    }

    /** First and last day of each stretch without rows. */
    List<List<LocalDate>> gaps() {
        List<List<LocalDate>> gaps = new ArrayList<>();
        firstDay().datesUntil(asOf).filter(day -> !days().contains(day)).forEach(day -> {
            boolean goesOn = !gaps.isEmpty() && gaps.get(gaps.size() - 1).get(1).equals(day.minusDays(1));
            LocalDate first = goesOn ? gaps.remove(gaps.size() - 1).get(0) : day;
            gaps.add(List.of(first, day));
        });
        return gaps;
    }

    private NavigableSet<LocalDate> days() {
        return accepted.stream().map(ProfileOracle::day).collect(Collectors.toCollection(TreeSet::new));
    }

    long customers() {
        return accepted.stream()
                .map(AccountingOracle.Delivered::customer)
                .distinct()
                .count();
    }

    /** Visits in all history; customers with returns alone have none. */
    Map<String, Long> visits() {
        Map<String, Long> visits = new HashMap<>();
        byCustomer(accepted).forEach((customer, rows) -> visits.put(customer, visits(rows)));
        return visits;
    }

    /** Customers with a row in the window. */
    List<Buyer> buyers() {
        List<AccountingOracle.Delivered> within = accepted.stream()
                .filter(row -> !day(row).isBefore(asOf.minusDays(WINDOW)))
                .toList();
        return byCustomer(within).values().stream()
                .map(rows -> new Buyer(recency(rows.get(0).customer()), BigDecimal.valueOf(visits(rows)), sum(rows)))
                .toList();
    }

    /** Customers at each level of a measure. */
    Map<Integer, Long> levels(Function<Buyer, BigDecimal> measure, ScoreOracle.Better better) {
        List<BigDecimal> values = buyers().stream().map(measure).toList();
        return ScoreOracle.quantileScores(values, LEVELS, better).stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    /** Customers by value of a measure, where it is known. */
    Map<BigDecimal, Long> values(Function<Buyer, BigDecimal> measure) {
        return buyers().stream()
                .map(measure)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    List<AccountingOracle.Delivered> returns() {
        return accepted.stream().filter(row -> amount(row).signum() < 0).toList();
    }

    /** Returns with no purchase of the customer on the day or before it; times of a day are all alike. */
    long orphans() {
        return returns().stream()
                .filter(back -> accepted.stream()
                        .noneMatch(row -> row.customer().equals(back.customer())
                                && amount(row).signum() >= 0
                                && !day(row).isAfter(day(back))))
                .count();
    }

    long zeros() {
        return accepted.stream().filter(row -> amount(row).signum() == 0).count();
    }

    BigDecimal total() {
        return sum(accepted);
    }

    /** Purchases above zero by their first three digits, in order. */
    List<BigDecimal> purchases() {
        return purchases(accepted);
    }

    /** Purchases beyond Q3 max(Q3/Q1, 2)^4. */
    long beyondFence() {
        double upper = quartile(purchases(), 3).doubleValue();
        double ratio = Math.max(2, upper / quartile(purchases(), 1).doubleValue());
        return purchases().stream()
                .filter(amount -> amount.doubleValue() > upper * Math.pow(ratio, 4))
                .count();
    }

    /** The middle purchase of each month. */
    Map<String, BigDecimal> months() {
        Map<String, BigDecimal> months = new TreeMap<>();
        accepted.stream()
                .collect(Collectors.groupingBy(row -> row.day().substring(0, 7)))
                .forEach((month, rows) -> months.put(month, quartile(purchases(rows), 2)));
        return months;
    }

    /** The value at place ⌈parts n / 4⌉ of n, from 1. */
    static BigDecimal quartile(List<BigDecimal> sorted, int parts) {
        return sorted.get((parts * sorted.size() + 3) / 4 - 1);
    }

    private static List<BigDecimal> purchases(List<AccountingOracle.Delivered> rows) {
        return rows.stream()
                .map(ProfileOracle::amount)
                .filter(amount -> amount.signum() > 0)
                .map(amount ->
                        amount.round(new MathContext(3, RoundingMode.DOWN)).setScale(2, RoundingMode.DOWN))
                .sorted()
                .toList();
    }

    /** From the last visit in all history. */
    private BigDecimal recency(String customer) {
        return accepted.stream()
                .filter(row -> row.customer().equals(customer) && amount(row).signum() >= 0)
                .map(row -> BigDecimal.valueOf(ChronoUnit.DAYS.between(day(row), asOf)))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static long visits(List<AccountingOracle.Delivered> rows) {
        return rows.stream()
                .filter(row -> amount(row).signum() >= 0)
                .map(AccountingOracle.Delivered::day)
                .distinct()
                .count();
    }

    private static BigDecimal sum(List<AccountingOracle.Delivered> rows) {
        return rows.stream().map(ProfileOracle::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, List<AccountingOracle.Delivered>> byCustomer(List<AccountingOracle.Delivered> rows) {
        return rows.stream().collect(Collectors.groupingBy(AccountingOracle.Delivered::customer));
    }

    private static LocalDate day(AccountingOracle.Delivered row) {
        return LocalDate.parse(row.day());
    }

    private static BigDecimal amount(AccountingOracle.Delivered row) {
        return new BigDecimal(row.amount());
    }
}
