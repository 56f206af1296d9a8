package io.assay.generate;

/** The check that all model parameters share. */
final class Positive {
    private Positive() {}

    static void require(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and above 0, got " + value);
        }
    }
}
