package io.assay.math;

import java.util.Arrays;
import java.util.List;

/**
 * Points with weights, each standing for {@code weight} originals whose mean it is. The squared distances of the
 * originals to that mean are kept, so that costs of a clustering that never splits a point are exact.
 */
public final class WeightedPoints {
    private final int dimensions;
    private final double[] coordinates;
    private final long[] weights;
    private final double[] within;
    private final long total;

    private WeightedPoints(int dimensions, double[] coordinates, long[] weights, double[] within) {
        this.dimensions = dimensions;
        this.coordinates = coordinates;
        this.weights = weights;
        this.within = within;
        total = Arrays.stream(weights).sum();
    }

    /**
     * One point.
     *
     * @param mean coordinates
     * @param weight originals that the point stands for, at least 1
     * @param within sum of squared distances of these originals to the mean, at least 0
     */
    public record Point(List<Double> mean, long weight, double within) {
        public Point {
            mean = List.copyOf(mean);
            if (weight < 1 || !(within >= 0)) {
                throw new IllegalArgumentException(
                        "weight must be at least 1 and within at least 0, got " + weight + " and " + within);
            }
        }
    }

    /** The given points, which must have equally many coordinates. */
    public static WeightedPoints of(List<Point> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("points must not be empty");
        }
        int dimensions = points.get(0).mean().size();
        double[] coordinates = new double[points.size() * dimensions];
        for (int i = 0; i < points.size(); i++) {
            List<Double> mean = points.get(i).mean();
            if (mean.size() != dimensions) {
                throw new IllegalArgumentException(
                        "points must have " + dimensions + " coordinates each, got " + mean.size());
            }
            for (int j = 0; j < dimensions; j++) {
                coordinates[i * dimensions + j] = mean.get(j);
            }
        }
        return new WeightedPoints(
                dimensions,
                coordinates,
                points.stream().mapToLong(Point::weight).toArray(),
                points.stream().mapToDouble(Point::within).toArray());
    }

    /** Points of weight 1 that stand for themselves. */
    public static WeightedPoints ofUnweighted(double[][] rows) {
        return of(Arrays.stream(rows)
                .map(row -> new Point(Arrays.stream(row).boxed().toList(), 1, 0))
                .toList());
    }

    /** Number of points. */
    public int size() {
        return weights.length;
    }

    /** Number of coordinates of a point. */
    public int dimensions() {
        return dimensions;
    }

    /** Coordinate {@code j} of point {@code i}. */
    public double at(int i, int j) {
        return coordinates[i * dimensions + j];
    }

    /** Originals that point {@code i} stands for. */
    public long weight(int i) {
        return weights[i];
    }

    /** Sum of squared distances of the originals of point {@code i} to it. */
    public double within(int i) {
        return within[i];
    }

    /** Originals that all points stand for. */
    public long total() {
        return total;
    }

    /** Coordinates of point {@code i}. */
    public double[] point(int i) {
        return Arrays.copyOfRange(coordinates, i * dimensions, (i + 1) * dimensions);
    }

    /** Squared Euclidean distance of point {@code i} to a centre. */
    public double squaredDistance(int i, double[] centre) {
        double sum = 0;
        int from = i * dimensions;
        for (int j = 0; j < dimensions; j++) {
            double difference = coordinates[from + j] - centre[j];
            sum += difference * difference;
        }
        return sum;
    }
}
