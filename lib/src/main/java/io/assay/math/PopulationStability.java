package io.assay.math;

/**
 * Population stability index: how far shares of segments have moved, Σ (a − e) · ln(a/e).
 *
 * <p>Below 0.10 stable, from 0.10 to be watched, from 0.25 an alert. An empty share counts as 1e-4.
 */
public final class PopulationStability {
    /** Index from which a move is to be watched. */
    public static final double WATCH = 0.10;
    /** Index from which a move is an alert. */
    public static final double ALERT = 0.25;

    private static final double EMPTY_SHARE = 1e-4;

    private PopulationStability() {}

    /**
     * The index of actual shares against expected ones, at least 0.
     *
     * @param expected shares before, 0 to 1
     * @param actual shares now, 0 to 1, in the same order
     */
    public static double index(double[] expected, double[] actual) {
        if (expected.length != actual.length) {
            throw new IllegalArgumentException(
                    "expected and actual must be equally long, got " + expected.length + " and " + actual.length);
        }
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            double before = Math.max(EMPTY_SHARE, expected[i]);
            double now = Math.max(EMPTY_SHARE, actual[i]);
            sum += (now - before) * StrictMath.log(now / before);
        }
        return sum;
    }
}
