package io.assay.math;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far the cost lies below what points without clusters would give: gap(k) = mean log W*(k) − log W(k).
 *
 * <p>W* comes from ten uniform samples over the box of the points, each of at most 1,000 points that share the weight.
 *
 * @see <a href="https://doi.org/10.1111/1467-9868.00293">Tibshirani, Walther, Hastie (2001), section 3</a>
 */
public final class GapStatistic {
    private static final int REFERENCES = 10;
    private static final int SAMPLE = 1000;
    private static final int STARTS = 2;

    private GapStatistic() {}

    /**
     * The gap for one number of clusters.
     *
     * @param gap mean log W* − log W; NaN when W = 0
     * @param standardError s = sd(log W*) · √(1 + 1/B) with B = 10
     */
    public record Gap(double gap, double standardError) {}

    /**
     * Gap(k) = (1/B) Σ_b log W*_kb − log W_k of clusterings with k = {@code first.k()}, {@code first.k()} + 1, … of the
     * same points; natural logarithms.
     *
     * @param seed makes the references repeatable
     * @return one gap per clustering, in order; any real number
     */
    public static List<Gap> of(WeightedPoints points, List<Clustering> clusterings, long seed) {
        if (clusterings.isEmpty()) {
            return List.of();
        }
        int smallest = clusterings.get(0).k();
        int largest = clusterings.get(clusterings.size() - 1).k();
        double[][] logs = IntStream.range(0, REFERENCES)
                .parallel()
                .mapToObj(reference -> referenceLogs(points, smallest, largest, SeededRandom.of(seed, -1L - reference)))
                .toArray(double[][]::new);
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < clusterings.size(); i++) {
            gaps.add(gap(clusterings.get(i).cost(), column(logs, i)));
        }
        return List.copyOf(gaps);
    }

    private static double[] referenceLogs(WeightedPoints points, int smallest, int largest, SeededRandom random) {
        int size = (int) Math.min(SAMPLE, points.total());
        WeightedPoints uniform = uniform(points, size, random);
        double share = (double) points.total() / size;
        List<Clustering> sweep = new WeightedKMeans(STARTS, random.nextLong()).sweep(uniform, smallest, largest);
        return sweep.stream()
                .mapToDouble(clustering -> StrictMath.log(clustering.cost() * share))
                .toArray();
    }

    private static WeightedPoints uniform(WeightedPoints points, int size, SeededRandom random) {
        double[][] rows = new double[size][points.dimensions()];
        for (int j = 0; j < points.dimensions(); j++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < points.size(); i++) {
                low = Math.min(low, points.at(i, j));
                high = Math.max(high, points.at(i, j));
            }
            for (double[] row : rows) {
                row[j] = low + random.nextDouble() * (high - low);
            }
        }
        return WeightedPoints.ofUnweighted(rows);
    }

    private static double[] column(double[][] logs, int column) {
        return Arrays.stream(logs).mapToDouble(row -> row[column]).toArray();
    }

    /** The gap of a cost against the log costs of the references. */
    static Gap gap(double cost, double[] logs) {
        double mean = 0;
        for (double log : logs) {
            mean += log / logs.length;
        }
        double variance = 0;
        for (double log : logs) {
            variance += (log - mean) * (log - mean) / logs.length;
        }
        double gap = cost > 0 ? mean - StrictMath.log(cost) : Double.NaN;
        return new Gap(gap, Math.sqrt(variance * (1 + 1.0 / logs.length)));
    }
}
