package io.assay.math;

import java.util.Arrays;

/**
 * Lloyd's rounds on weighted points: nearest centre, then centre = weighted mean, until the cost stops falling.
 *
 * <p>A point is compared with all centres only when its own one is farther than half the way to the next centre and
 * than a lower bound of the distance to every other, which shrinks as the centres move; the result is the same.
 *
 * <p>Equal distances go to the lower cluster. A cluster that loses all its points gets the point that costs most, so
 * that k stays k as long as there are k different points.
 *
 * @see <a href="https://doi.org/10.1109/TIT.1982.1056489">Lloyd (1982), Least squares quantization in PCM</a>
 * @see <a href="https://doi.org/10.1137/1.9781611972801.12">Hamerly (2010), Making k-means even faster</a>
 */
final class Lloyd {
    private final WeightedPoints points;
    private final double[][] centres;
    private final int[] labels;
    private final double[] distances;
    private final double[] others;
    private final double[] halfWays;
    private final long[] sizes;

    private Lloyd(WeightedPoints points, double[][] start) {
        this.points = points;
        centres = new double[start.length][];
        for (int c = 0; c < start.length; c++) {
            centres[c] = start[c].clone();
        }
        labels = new int[points.size()];
        distances = new double[points.size()];
        others = new double[points.size()];
        halfWays = new double[start.length];
        sizes = new long[start.length];
    }

    /**
     * Runs until the cost falls by less than the given share of itself, or for the given number of rounds.
     *
     * @param start one row per cluster
     * @param tolerance smallest relative fall of the cost that is worth another round
     */
    static Clustering run(WeightedPoints points, double[][] start, double tolerance, int maxRounds) {
        Lloyd lloyd = new Lloyd(points, start);
        double cost = lloyd.assign();
        int round = 0;
        double before = Double.POSITIVE_INFINITY;
        while (round < maxRounds && before - cost > tolerance * cost) {
            lloyd.moveCentres();
            before = cost;
            cost = lloyd.assign();
            round++;
        }
        return new Clustering(lloyd.centres, lloyd.labels, cost);
    }

    private double assign() {
        Arrays.fill(sizes, 0);
        measureHalfWays();
        for (int i = 0; i < labels.length; i++) {
            distances[i] = points.squaredDistance(i, centres[labels[i]]);
            if (!(Math.sqrt(distances[i]) < Math.max(halfWays[labels[i]], others[i]))) {
                toNearest(i);
            }
            sizes[labels[i]]++;
        }
        for (int c = 0; c < sizes.length; c++) {
            if (sizes[c] == 0) {
                giveCostliestPoint(c);
            }
        }
        double cost = 0;
        for (int i = 0; i < labels.length; i++) {
            cost += points.weight(i) * distances[i] + points.within(i);
        }
        return cost;
    }

    private void measureHalfWays() {
        Arrays.fill(halfWays, Double.POSITIVE_INFINITY);
        for (int a = 0; a < centres.length; a++) {
            for (int b = 0; b < a; b++) {
                double half = Math.sqrt(squaredDistance(centres[a], centres[b])) / 2;
                halfWays[a] = Math.min(halfWays[a], half);
                halfWays[b] = Math.min(halfWays[b], half);
            }
        }
    }

    private void toNearest(int i) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        double second = Double.POSITIVE_INFINITY;
        for (int c = 0; c < centres.length; c++) {
            double distance = points.squaredDistance(i, centres[c]);
            if (distance < least) {
                second = least;
                least = distance;
                nearest = c;
            } else if (distance < second) {
                second = distance;
            }
        }
        labels[i] = nearest;
        distances[i] = least;
        others[i] = Math.sqrt(second);
    }

    private void giveCostliestPoint(int cluster) {
        int costliest = -1;
        double most = -1;
        for (int i = 0; i < labels.length; i++) {
            double cost = points.weight(i) * distances[i];
            if (sizes[labels[i]] > 1 && cost > most) {
                most = cost;
                costliest = i;
            }
        }
        if (costliest >= 0) {
            sizes[labels[costliest]]--;
            labels[costliest] = cluster;
            distances[costliest] = 0;
            centres[cluster] = points.point(costliest);
            sizes[cluster] = 1;
            Arrays.fill(others, 0);
        }
    }

    private void moveCentres() {
        int dimensions = points.dimensions();
        double[][] sums = new double[centres.length][dimensions];
        long[] weights = new long[centres.length];
        for (int i = 0; i < labels.length; i++) {
            long weight = points.weight(i);
            weights[labels[i]] += weight;
            double[] sum = sums[labels[i]];
            for (int j = 0; j < dimensions; j++) {
                sum[j] += weight * points.at(i, j);
            }
        }
        double farthest = 0;
        for (int c = 0; c < centres.length; c++) {
            if (weights[c] > 0) {
                for (int j = 0; j < dimensions; j++) {
                    sums[c][j] /= weights[c];
                }
                farthest = Math.max(farthest, squaredDistance(centres[c], sums[c]));
                centres[c] = sums[c];
            }
        }
        double move = Math.sqrt(farthest);
        for (int i = 0; i < others.length; i++) {
            others[i] -= move;
        }
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}
