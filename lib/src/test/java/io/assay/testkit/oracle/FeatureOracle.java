package io.assay.testkit.oracle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static java.util.stream.Collectors.toList;

import io.assay.testkit.oracle.OracleCustomer.Indices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Customer features by definition: {@code rfm-features}, {@code ind-transaction}, {@code ind-dormancy} and the quarters
 * of {@code class-purchase-status}. A visit is a day with a purchase; returns net the money and are never a visit.
 *
 * @param windowDays days before the as-of date; null means all history
 */
public record FeatureOracle(LocalDate asOf, Integer windowDays) {
    private static final int MEAN_DECIMALS = 6;
    private static final int QUARTERS = 4;

    /** Customers with at least one row in the window, by id. */
    public Map<String, OracleCustomer> customers(Collection<OracleTransaction> transactions) {
        Map<String, List<OracleTransaction>> byCustomer = transactions.stream()
                .filter(row -> row.day().isBefore(asOf))
                .collect(groupingBy(OracleTransaction::customer, TreeMap::new, toList()));
        Map<String, OracleCustomer> customers = new TreeMap<>();
        byCustomer.forEach((id, rows) -> {
            if (rows.stream().anyMatch(this::inWindow)) {
                customers.put(id, customer(id, rows));
            }
        });
        return customers;
    }

    /** Largest number of days since the last visit that is still active: max(90, 2 x median cycle). */
    public static double activeDays(Collection<OracleCustomer> customers) {
        List<Double> cycles = customers.stream()
                .map(customer -> customer.indices().cycleDays())
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (cycles.isEmpty()) {
            return 90;
        }
        int n = cycles.size();
        double median = (cycles.get((n - 1) / 2) + cycles.get(n / 2)) / 2;
        return Math.max(90, 2 * median);
    }

    private boolean inWindow(OracleTransaction row) {
        return windowDays == null || !row.day().isBefore(asOf.minusDays(windowDays));
    }

    private OracleCustomer customer(String id, List<OracleTransaction> history) {
        List<OracleTransaction> window = history.stream().filter(this::inWindow).toList();
        List<LocalDate> visits = visits(window);
        List<LocalDate> allVisits = visits(history);
        BigDecimal monetary = sum(window);
        LocalDate last = last(visits);
        LocalDate lastKnown = last == null ? last(allVisits) : last;
        return new OracleCustomer(
                id,
                daysUntilAsOf(lastKnown),
                visits.size(),
                monetary,
                mean(monetary, visits.size()),
                allVisits.isEmpty() ? null : allVisits.get(0),
                last,
                indices(window, visits, allVisits));
    }

    private Indices indices(List<OracleTransaction> window, List<LocalDate> visits, List<LocalDate> allVisits) {
        List<OracleTransaction> bought = bought(window);
        List<OracleTransaction> back =
                window.stream().filter(OracleTransaction::isReturn).toList();
        Map<LocalDate, BigDecimal> tickets = bought.stream()
                .collect(groupingBy(
                        OracleTransaction::day, reducing(BigDecimal.ZERO, OracleTransaction::amount, BigDecimal::add)));
        long paidVisits =
                tickets.values().stream().filter(ticket -> ticket.signum() > 0).count();
        BigDecimal gross = sum(bought);
        BigDecimal returned = sum(back).negate();
        return new Indices(
                transactions(bought),
                30.0 * visits.size() / acquaintance(allVisits),
                cycle(visits),
                allVisits.isEmpty() ? null : daysUntilAsOf(allVisits.get(0)),
                mean(gross, paidVisits),
                tickets.values().stream().max(Comparator.naturalOrder()).orElse(null),
                returned,
                transactions(back),
                gross.signum() > 0 ? returned.doubleValue() / gross.doubleValue() : null,
                products(bought),
                daysUntilAsOf(last(allVisits)),
                quarterShare(allVisits));
    }

    private long acquaintance(List<LocalDate> allVisits) {
        if (allVisits.isEmpty()) {
            return 1;
        }
        LocalDate first = allVisits.get(0);
        LocalDate start = windowDays == null ? first : asOf.minusDays(windowDays);
        return Math.max(1, ChronoUnit.DAYS.between(first.isAfter(start) ? first : start, asOf));
    }

    private double quarterShare(List<LocalDate> allVisits) {
        long active = IntStream.range(0, QUARTERS)
                .filter(quarter -> allVisits.stream()
                        .anyMatch(day -> !day.isBefore(asOf.minusMonths(3L * quarter + 3))
                                && day.isBefore(asOf.minusMonths(3L * quarter))))
                .count();
        return active / (double) QUARTERS;
    }

    private Integer daysUntilAsOf(LocalDate day) {
        return day == null ? null : (int) ChronoUnit.DAYS.between(day, asOf);
    }

    private static Double cycle(List<LocalDate> visits) {
        return visits.size() < 2
                ? null
                : ChronoUnit.DAYS.between(visits.get(0), last(visits)) / (double) (visits.size() - 1);
    }

    private static List<OracleTransaction> bought(List<OracleTransaction> rows) {
        return rows.stream().filter(row -> !row.isReturn()).toList();
    }

    private static List<LocalDate> visits(List<OracleTransaction> rows) {
        return bought(rows).stream()
                .map(OracleTransaction::day)
                .distinct()
                .sorted()
                .toList();
    }

    private static LocalDate last(List<LocalDate> days) {
        return days.isEmpty() ? null : days.get(days.size() - 1);
    }

    private static BigDecimal sum(List<OracleTransaction> rows) {
        return rows.stream().map(OracleTransaction::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal mean(BigDecimal sum, long number) {
        return number == 0 ? null : sum.divide(BigDecimal.valueOf(number), MEAN_DECIMALS, RoundingMode.HALF_UP);
    }

    /** Distinct transactions of a day; a row without an id is one of its own. */
    private static long transactions(List<OracleTransaction> rows) {
        List<OracleTransaction> withId =
                rows.stream().filter(row -> row.id() != null).toList();
        long distinct = withId.stream()
                .map(row -> List.of(row.id(), row.day()))
                .distinct()
                .count();
        return distinct + rows.size() - withId.size();
    }

    private static Long products(List<OracleTransaction> bought) {
        List<String> products = new ArrayList<>();
        bought.stream().map(OracleTransaction::product).filter(Objects::nonNull).forEach(products::add);
        return products.isEmpty() ? null : products.stream().distinct().count();
    }
}
