package io.assay.math;

import java.util.Arrays;

/** Centres, the cluster of each point (from 0), and the cost: squared distances of all originals to their centre. */
public final class Clustering {
    private final double[][] centres;
    private final int[] labels;
    private final double cost;

    Clustering(double[][] centres, int[] labels, double cost) {
        this.centres = copy(centres);
        this.labels = labels.clone();
        this.cost = cost;
    }

    /** Number of clusters. */
    public int k() {
        return centres.length;
    }

    /** The centres, one row per cluster, in the unit of the points. */
    public double[][] centres() {
        return copy(centres);
    }

    /** Cluster of each point, from 0 to k − 1. */
    public int[] labels() {
        return labels.clone();
    }

    /** W = Σ w ‖x − c(x)‖² over the originals, in the squared unit of the points, at least 0. */
    public double cost() {
        return cost;
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }
}
