package io.assay.math;

import java.util.Arrays;

/**
 * Mean silhouette (b − a)/max(a, b) over Euclidean distances, on at most 1,000 points drawn at equal steps of weight.
 *
 * <p>Pairs of points are compared, so the cost is the square of the sample; the sample follows from the order of the
 * points alone.
 *
 * @see <a href="https://doi.org/10.1016/0377-0427(87)90125-7">Rousseeuw (1987), section 2</a>
 */
public final class EuclideanSilhouette {
    private static final int SAMPLE = 1000;

    private EuclideanSilhouette() {}

    /**
     * The mean of s(i) = (b(i) − a(i)) / max(a(i), b(i)) over the sample: a is the mean distance to the own cluster, b
     * the least mean distance to another.
     *
     * @param labels cluster of each point, from 0 to k − 1
     * @return −1 to 1, dimensionless; a point that is alone in its cluster counts 0
     */
    public static double of(WeightedPoints points, int[] labels, int k) {
        int[] sample = sample(points);
        double sum = 0;
        long[] sizes = new long[k];
        for (int i : sample) {
            sizes[labels[i]]++;
        }
        for (int i : sample) {
            sum += sizes[labels[i]] > 1 ? ofPoint(points, labels, sizes, i, sample) : 0;
        }
        return sum / sample.length;
    }

    private static double ofPoint(WeightedPoints points, int[] labels, long[] sizes, int i, int[] sample) {
        double[] distances = new double[sizes.length];
        double[] here = points.point(i);
        for (int other : sample) {
            distances[labels[other]] += Math.sqrt(points.squaredDistance(other, here));
        }
        double nearest = Double.POSITIVE_INFINITY;
        for (int c = 0; c < sizes.length; c++) {
            if (c != labels[i] && sizes[c] > 0) {
                nearest = Math.min(nearest, distances[c] / sizes[c]);
            }
        }
        double inside = distances[labels[i]] / (sizes[labels[i]] - 1);
        double larger = Math.max(inside, nearest);
        return larger > 0 && nearest < Double.POSITIVE_INFINITY ? (nearest - inside) / larger : 0;
    }

    private static int[] sample(WeightedPoints points) {
        int wanted = (int) Math.min(SAMPLE, points.total());
        int[] sample = new int[wanted];
        long below = 0;
        int taken = 0;
        for (int i = 0; i < points.size() && taken < wanted; i++) {
            below += points.weight(i);
            while (taken < wanted && (taken + 0.5) * points.total() / wanted < below) {
                sample[taken++] = i;
            }
        }
        return Arrays.copyOf(sample, taken);
    }
}
