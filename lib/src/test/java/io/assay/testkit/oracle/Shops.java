package io.assay.testkit.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Random transactions of a shop: some customers with many rows and many with few, equal days and amounts, returns,
 * free items, rows with and without ids, and days on both sides of every limit.
 */
public final class Shops {
    private static final int MOST_CUSTOMERS = 200;
    private static final int MOST_ROWS = 2_000;
    private static final int MOST_DAYS_AGO = 800;
    private static final int MOST_CENTS = 100_000;

    private Shops() {}

    /** What is sold, seen from an as-of date. */
    public record Shop(LocalDate asOf, int windowDays, List<OracleTransaction> transactions) {}

    /** Shops of 0 to 2,000 rows, as-of on any day, often a first of a month or a leap day. */
    public static Arbitrary<Shop> any() {
        return Combinators.combine(asOfDates(), Arbitraries.integers().between(1, 700))
                .flatAs((asOf, window) -> transactions(asOf, window).map(rows -> new Shop(asOf, window, rows)));
    }

    /** Shops seen from the first day of a quarter. */
    public static Arbitrary<Shop> atQuarterStarts() {
        return Combinators.combine(quarterStarts(), Arbitraries.integers().between(1, 700))
                .flatAs((asOf, window) -> transactions(asOf, window).map(rows -> new Shop(asOf, window, rows)));
    }

    private static Arbitrary<LocalDate> asOfDates() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 1_500).map(day -> LocalDate.of(2023, 1, 1)
                        .plusDays(day)),
                Arbitraries.integers().between(0, 48).map(month -> LocalDate.of(2023, 1, 1)
                        .plusMonths(month)),
                Arbitraries.of(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 3, 1), LocalDate.of(2025, 12, 31)));
    }

    private static Arbitrary<LocalDate> quarterStarts() {
        return Arbitraries.integers().between(0, 12).map(quarter -> LocalDate.of(2023, 1, 1)
                .plusMonths(3L * quarter));
    }

    private static Arbitrary<List<OracleTransaction>> transactions(LocalDate asOf, int window) {
        return Combinators.combine(customers(), daysAgo(window), cents(), kinds(), ids())
                .as((customer, ago, cents, kind, id) -> transaction(customer, asOf.minusDays(ago), cents, kind, id))
                .list()
                .ofMaxSize(MOST_ROWS)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static OracleTransaction transaction(
            String customer, LocalDate day, int cents, int kind, Tuple.Tuple2<String, String> ids) {
        boolean isReturn = kind == 0 && cents > 0;
        BigDecimal amount = BigDecimal.valueOf(isReturn ? -cents : cents, 2);
        return new OracleTransaction(customer, ids.get1(), day, amount, isReturn, ids.get2());
    }

    private static Arbitrary<String> customers() {
        return Arbitraries.doubles()
                .between(0, 1)
                .withDistribution(RandomDistribution.uniform())
                .map(uniform -> String.format("c%03d", (int) (uniform * uniform * MOST_CUSTOMERS)));
    }

    private static Arbitrary<Integer> daysAgo(int window) {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(-1, 0, 1, window - 1, window, window + 1)),
                Tuple.of(
                        4,
                        Arbitraries.integers()
                                .between(-3, MOST_DAYS_AGO)
                                .withDistribution(RandomDistribution.uniform())));
    }

    private static Arbitrary<Integer> cents() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(0, 1, 99, 100, 1_000)),
                Tuple.of(
                        3,
                        Arbitraries.integers().between(0, MOST_CENTS).withDistribution(RandomDistribution.uniform())));
    }

    private static Arbitrary<Integer> kinds() {
        return Arbitraries.integers().between(0, 6).withDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Tuple.Tuple2<String, String>> ids() {
        return Combinators.combine(
                        Arbitraries.of("t1", "t2", "t3", "").map(id -> id.isEmpty() ? null : id),
                        Arbitraries.of("p1", "p2", "p3", "").map(id -> id.isEmpty() ? null : id))
                .as(Tuple::of);
    }
}
