package io.assay.math;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * k-means of weighted points: k-means++ starts, Lloyd rounds, lowest cost kept.
 *
 * <p>Minimises W = sum of weight · ‖x − c(x)‖² + the part within the points. Costs of one call never rise with k: each
 * k also starts from the best centres of k − 1 and the point that costs most there.
 *
 * @param starts random starts for each k, at least 1
 * @param seed makes the random starts repeatable
 * @see <a href="https://dl.acm.org/doi/10.5555/1283383.1283494">Arthur and Vassilvitskii (2007), k-means++, section
 *     2.2</a>
 */
public record WeightedKMeans(int starts, long seed) {
    static final double COARSE = 5e-4;
    private static final double FINE = 1e-12;
    static final int COARSE_ROUNDS = 60;
    private static final int FINE_ROUNDS = 300;

    public WeightedKMeans {
        if (starts < 1) {
            throw new IllegalArgumentException("starts must be at least 1, got " + starts);
        }
    }

    /**
     * The best clustering for each number of clusters.
     *
     * @param smallestK first number, at least 1
     * @param largestK last number; lowered to the number of points
     * @return one clustering per k, in order of k; none when there are fewer than {@code smallestK} points
     */
    public List<Clustering> sweep(WeightedPoints points, int smallestK, int largestK) {
        if (smallestK < 1 || largestK < smallestK) {
            throw new IllegalArgumentException(
                    "smallestK must be at least 1 and at most largestK, got " + smallestK + " and " + largestK);
        }
        List<Clustering> best = new ArrayList<>();
        for (int k = smallestK; k <= Math.min(largestK, points.size()); k++) {
            List<double[][]> candidates = new ArrayList<>(randomStarts(points, k));
            if (!best.isEmpty()) {
                candidates.add(grown(points, best.get(best.size() - 1)));
            }
            best.add(bestFrom(points, candidates));
        }
        return List.copyOf(best);
    }

    /** The best clustering into {@code k} clusters, or into as many as there are points when these are fewer. */
    public Clustering fit(WeightedPoints points, int k) {
        int possible = Math.min(k, points.size());
        return sweep(points, possible, possible).get(0);
    }

    private List<double[][]> randomStarts(WeightedPoints points, int k) {
        return IntStream.range(0, starts)
                .parallel()
                .mapToObj(start -> PlusPlusSeeding.centres(points, k, SeededRandom.of(seed, (long) k * starts + start)))
                .toList();
    }

    /** Each candidate on its own core; of equal costs the first counts, so that cores change nothing. */
    private static Clustering bestFrom(WeightedPoints points, List<double[][]> candidates) {
        List<Clustering> found = candidates.parallelStream()
                .map(candidate -> Lloyd.run(points, candidate, COARSE, COARSE_ROUNDS))
                .toList();
        Clustering best = found.stream()
                .reduce((kept, next) -> next.cost() < kept.cost() ? next : kept)
                .orElseThrow();
        return Lloyd.run(points, best.centres(), FINE, FINE_ROUNDS);
    }

    private static double[][] grown(WeightedPoints points, Clustering fewer) {
        double[][] centres = fewer.centres();
        int[] labels = fewer.labels();
        int costliest = 0;
        double most = -1;
        for (int i = 0; i < points.size(); i++) {
            double cost = points.weight(i) * points.squaredDistance(i, centres[labels[i]]);
            if (cost > most) {
                most = cost;
                costliest = i;
            }
        }
        double[][] more = new double[centres.length + 1][];
        System.arraycopy(centres, 0, more, 0, centres.length);
        more[centres.length] = points.point(costliest);
        return more;
    }
}
