package io.assay.testkit.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Scores, tiers and quadrants by definition, over all customers in the order given. */
public final class ScoreOracle {
    private static final BigDecimal SHARE_A = new BigDecimal("0.80");
    private static final BigDecimal SHARE_B = new BigDecimal("0.95");

    private ScoreOracle() {}

    /** Which values are worth more. */
    public enum Better {
        HIGHER,
        LOWER
    }

    /**
     * {@code rfm-quantile-score}: clip(ceil(k (r - 1/2) / n), 1, k) with average ranks r, the lowest value first; where
     * lower is better the score is mirrored, which is what the test vector 3, 10, 30, 30, 200 asks for. Null is ranked
     * as worse than any value, and scores 1.
     */
    public static List<Integer> quantileScores(List<BigDecimal> values, int k, Better better) {
        boolean higher = better == Better.HIGHER;
        Comparator<BigDecimal> natural = Comparator.naturalOrder();
        Comparator<BigDecimal> lowFirst = higher ? Comparator.nullsFirst(natural) : Comparator.nullsLast(natural);
        List<Integer> scores = new ArrayList<>();
        for (BigDecimal value : values) {
            long below = 0;
            long equal = 0;
            for (BigDecimal other : values) {
                int order = lowFirst.compare(other, value);
                below += order < 0 ? 1 : 0;
                equal += order == 0 ? 1 : 0;
            }
            long level = -Math.floorDiv(-k * (2 * below + equal), 2L * values.size());
            int score = (int) Math.max(1, Math.min(k, level));
            int mirrored = higher ? score : k + 1 - score;
            scores.add(value == null ? 1 : mirrored);
        }
        return scores;
    }

    /** {@code rfm-eight-segments}: R+F+M- and the like; recency at most its mean, the others above theirs. */
    public static List<String> eightSegments(List<OracleCustomer> customers) {
        List<BigDecimal> recency =
                customers.stream().map(c -> BigDecimal.valueOf(c.recencyDays())).toList();
        List<BigDecimal> frequency =
                customers.stream().map(c -> BigDecimal.valueOf(c.frequency())).toList();
        List<BigDecimal> monetary =
                customers.stream().map(OracleCustomer::monetary).toList();
        return IntStream.range(0, customers.size())
                .mapToObj(i -> "R" + sign(compareToMean(recency.get(i), recency) <= 0)
                        + "F" + sign(compareToMean(frequency.get(i), frequency) > 0)
                        + "M" + sign(compareToMean(monetary.get(i), monetary) > 0))
                .toList();
    }

    /** {@code matrix-marcus}: F+A+ and the like, above the mean frequency and the mean of average amounts. */
    public static List<String> marcus(List<OracleCustomer> customers) {
        List<OracleCustomer> visitors =
                customers.stream().filter(c -> c.frequency() > 0).toList();
        List<BigDecimal> frequency =
                visitors.stream().map(c -> BigDecimal.valueOf(c.frequency())).toList();
        List<BigDecimal> amount =
                visitors.stream().map(OracleCustomer::avgAmount).toList();
        return customers.stream()
                .map(c -> c.frequency() == 0
                        ? null
                        : "F" + sign(compareToMean(BigDecimal.valueOf(c.frequency()), frequency) > 0) + "A"
                                + sign(compareToMean(c.avgAmount(), amount) > 0))
                .toList();
    }

    /** {@code tier-abc-pareto} by value: the class of the share before the first customer of an equal value. */
    public static List<String> abc(List<BigDecimal> values) {
        List<BigDecimal> sorted = new ArrayList<>(values);
        sorted.sort(Collections.reverseOrder());
        BigDecimal total = positive(values);
        return values.stream()
                .map(value -> {
                    BigDecimal before = positive(sorted.subList(0, sorted.indexOf(first(sorted, value))));
                    return value.signum() < 0 || total.signum() == 0 ? "C" : shareClass(before, total);
                })
                .toList();
    }

    private static BigDecimal first(List<BigDecimal> sorted, BigDecimal value) {
        return sorted.stream()
                .filter(other -> other.compareTo(value) == 0)
                .findFirst()
                .orElseThrow();
    }

    private static String shareClass(BigDecimal before, BigDecimal total) {
        if (before.compareTo(SHARE_A.multiply(total)) < 0) {
            return "A";
        }
        return before.compareTo(SHARE_B.multiply(total)) < 0 ? "B" : "C";
    }

    private static BigDecimal positive(List<BigDecimal> values) {
        return values.stream().filter(value -> value.signum() > 0).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int compareToMean(BigDecimal value, List<BigDecimal> values) {
        BigDecimal sum = values.stream().filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
        return value.multiply(BigDecimal.valueOf(values.size())).compareTo(sum);
    }

    private static char sign(boolean high) {
        return high ? '+' : '-';
    }
}
