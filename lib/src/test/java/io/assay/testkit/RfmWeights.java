package io.assay.testkit;

import io.assay.score.Weights;

/** Weights of recency, frequency and monetary that tests score with. */
public final class RfmWeights {
    /** By pairwise comparison (Saaty) of monetary over frequency over recency, 3 : 2 : 1. */
    public static final Weights AHP = new Weights(0.163424, 0.296961, 0.539615);

    private RfmWeights() {}
}
