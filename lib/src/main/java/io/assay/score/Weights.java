package io.assay.score;

import java.util.List;

/** Weights of recency, frequency and monetary in a weighted score; none is negative and they add up to 1. */
public record Weights(double recency, double frequency, double monetary) {
    private static final double TOLERANCE = 1e-9;

    public Weights {
        List<Double> all = List.of(recency, frequency, monetary);
        if (all.stream().anyMatch(weight -> !(weight >= 0))) {
            throw new IllegalArgumentException("weights must not be negative, got " + all);
        }
        double sum = recency + frequency + monetary;
        if (Math.abs(sum - 1) > TOLERANCE) {
            throw new IllegalArgumentException("weights must add up to 1, got " + all + " with the sum " + sum);
        }
    }
}
