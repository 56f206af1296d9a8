package io.assay.math;

/** Size, mean and spread of each cluster of weighted points: all that the indices need beside the points. */
final class ClusterMoments {
    private final long[] sizes;
    private final double[][] means;
    private final double[] spreads;
    private final double between;

    private ClusterMoments(long[] sizes, double[][] means, double[] spreads, double between) {
        this.sizes = sizes;
        this.means = means;
        this.spreads = spreads;
        this.between = between;
    }

    static ClusterMoments of(WeightedPoints points, int[] labels, int k) {
        long[] sizes = new long[k];
        for (int i = 0; i < labels.length; i++) {
            sizes[labels[i]] += points.weight(i);
        }
        for (int c = 0; c < k; c++) {
            if (sizes[c] == 0) {
                throw new IllegalArgumentException("labels must leave no cluster empty, cluster " + c + " is");
            }
        }
        double[][] means = means(points, labels, sizes);
        double[] spreads = new double[k];
        for (int i = 0; i < labels.length; i++) {
            int c = labels[i];
            spreads[c] += points.weight(i) * points.squaredDistance(i, means[c]) + points.within(i);
        }
        return new ClusterMoments(sizes, means, spreads, between(points, sizes, means));
    }

    private static double[][] means(WeightedPoints points, int[] labels, long[] sizes) {
        double[][] means = new double[sizes.length][points.dimensions()];
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < points.dimensions(); j++) {
                means[labels[i]][j] += points.weight(i) * points.at(i, j) / sizes[labels[i]];
            }
        }
        return means;
    }

    private static double between(WeightedPoints points, long[] sizes, double[][] means) {
        double[] centre = new double[points.dimensions()];
        for (int c = 0; c < sizes.length; c++) {
            for (int j = 0; j < centre.length; j++) {
                centre[j] += sizes[c] * means[c][j] / points.total();
            }
        }
        double sum = 0;
        for (int c = 0; c < sizes.length; c++) {
            sum += sizes[c] * squaredDistance(means[c], centre);
        }
        return sum;
    }

    int k() {
        return sizes.length;
    }

    long size(int cluster) {
        return sizes[cluster];
    }

    double wsse() {
        double sum = 0;
        for (double spread : spreads) {
            sum += spread;
        }
        return sum;
    }

    double bss() {
        return between;
    }

    /** Squared distance between two cluster means. */
    double centreDistance(int a, int b) {
        return squaredDistance(means[a], means[b]);
    }

    /** Mean over the originals of point {@code i} of the squared distance to the mean of a cluster. */
    double meanSquaredDistance(WeightedPoints points, int i, int cluster) {
        return points.squaredDistance(i, means[cluster]) + points.within(i) / points.weight(i);
    }

    /** Mean over the originals of point {@code i} and the members of a cluster of the squared distance between them. */
    double meanSquaredDissimilarity(WeightedPoints points, int i, int cluster) {
        return meanSquaredDistance(points, i, cluster) + spreads[cluster] / sizes[cluster];
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}
