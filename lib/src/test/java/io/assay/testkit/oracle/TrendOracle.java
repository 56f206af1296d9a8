package io.assay.testkit.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * {@code vr-level-trend-volatility} by definition, for one customer: least squares over whole cents in whole numbers,
 * so that a perfect line has an error of exactly zero.
 *
 * @param months calendar months at most; the running month is left out
 */
public record TrendOracle(LocalDate asOf, int months) {
    private static final int FEWEST = 4;
    private static final double CENTS = 100;
    /** One-sided 10 % points of Student's t with 2 to 10 degrees of freedom, from printed tables. */
    private static final double[] CRITICAL = {1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372};

    /** Measures the monthly net amounts of the customer's transactions. */
    public OracleTrend measure(Collection<OracleTransaction> transactions) {
        Optional<YearMonth> first = transactions.stream()
                .filter(row -> !row.isReturn() && row.day().isBefore(asOf))
                .map(row -> YearMonth.from(row.day()))
                .min(Comparator.naturalOrder());
        YearMonth running = YearMonth.from(asOf);
        int known = first.map(month -> (int) Math.min(months, month.until(running, ChronoUnit.MONTHS)))
                .orElse(0);
        return measure(IntStream.rangeClosed(1, known)
                .mapToObj(t -> cents(transactions, running.minusMonths((long) known + 1 - t)))
                .toList());
    }

    /** Measures months of value in cents, oldest first. */
    public static OracleTrend measure(List<BigInteger> y) {
        int n = y.size();
        if (n < FEWEST) {
            return new OracleTrend(n, null, null, null, null, null, null, null, null, null, null);
        }
        return new Line(y).trend();
    }

    private BigInteger cents(Collection<OracleTransaction> transactions, YearMonth month) {
        return transactions.stream()
                .filter(row ->
                        row.day().isBefore(asOf) && YearMonth.from(row.day()).equals(month))
                .map(OracleTransaction::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointRight(2)
                .toBigIntegerExact();
    }

    /** Critical value of the slope's t statistic over n months. */
    public static double critical(int n) {
        return CRITICAL[n - FEWEST];
    }

    /** The least-squares line through the months: b = A / B, squared error = (C B - A A) / (n B). */
    private record Line(List<BigInteger> y) {
        OracleTrend trend() {
            int n = y.size();
            double level = sum(t -> y.get(t - 1)).doubleValue() / n / CENTS;
            double slope = a().doubleValue() / b().doubleValue() / CENTS;
            BigInteger squares = c().multiply(b()).subtract(a().multiply(a()));
            double error = Math.sqrt(squares.doubleValue() / b().doubleValue() / n / (n - 2)) / CENTS;
            double stt = b().doubleValue() / n;
            double t =
                    squares.signum() == 0 ? a().signum() * Double.POSITIVE_INFINITY : slope / (error / Math.sqrt(stt));
            double tStat = a().signum() == 0 ? 0 : t;
            Double relative = level > 0 ? slope / level : null;
            Double dispersion = level > 0 ? error / level : null;
            Double drop = drop();
            double forecast = Math.max(0, level + slope * (n + 1 - (n + 1) / 2.0));
            return new OracleTrend(
                    n,
                    level,
                    slope,
                    relative,
                    tStat,
                    dispersion,
                    drop,
                    forecast,
                    risk(tStat, relative, dispersion, drop),
                    trendClass(tStat, relative),
                    dispersion != null && dispersion >= 0.5 ? "volatile" : "steady");
        }

        private Double drop() {
            int n = y.size();
            BigInteger before = sum(t -> t < n ? y.get(t - 1) : BigInteger.ZERO);
            return before.signum() > 0 ? 1 - y.get(n - 1).doubleValue() / (before.doubleValue() / (n - 1)) : null;
        }

        private Double risk(double t, Double relative, Double dispersion, Double drop) {
            int n = y.size();
            if (relative == null) {
                boolean earlier = y.subList(0, n - 1).stream().anyMatch(value -> value.signum() > 0);
                return y.get(n - 1).signum() == 0 && earlier ? 1.0 : null;
            }
            double trend = t <= -critical(n) ? share(-relative / 0.10) : 0;
            return 0.4 * trend + 0.3 * share(dispersion / 0.5) + 0.3 * share(drop == null ? 0 : drop / 0.5);
        }

        private String trendClass(double t, Double relative) {
            if (relative != null && t <= -critical(y.size()) && relative <= -0.02) {
                return "falling";
            }
            return relative != null && t >= critical(y.size()) && relative >= 0.02 ? "rising" : "flat";
        }

        private static double share(double value) {
            return Math.min(1, Math.max(0, value));
        }

        private BigInteger a() {
            return n().multiply(sum(t -> y.get(t - 1).multiply(whole(t))))
                    .subtract(sum(Line::whole).multiply(sum(t -> y.get(t - 1))));
        }

        private BigInteger b() {
            return n().multiply(sum(t -> whole(t).multiply(whole(t))))
                    .subtract(sum(Line::whole).pow(2));
        }

        private BigInteger c() {
            return n().multiply(sum(t -> y.get(t - 1).pow(2)))
                    .subtract(sum(t -> y.get(t - 1)).pow(2));
        }

        private BigInteger n() {
            return whole(y.size());
        }

        private static BigInteger whole(int value) {
            return BigInteger.valueOf(value);
        }

        private BigInteger sum(IntFunction<BigInteger> term) {
            return IntStream.rangeClosed(1, y.size()).mapToObj(term).reduce(BigInteger.ZERO, BigInteger::add);
        }
    }
}
