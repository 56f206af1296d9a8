package io.assay.generate;

import java.io.Serializable;

/**
 * BG/NBD: purchases a week are Poisson with a gamma(r, alpha) rate; after each one the customer leaves for good with a
 * beta(a, b) probability.
 *
 * @param r shape of the purchase rates, above 0
 * @param alpha rate of the purchase rates, weeks, above 0
 * @param a first shape of the dropout probability, above 0
 * @param b second shape of the dropout probability, above 0
 * @see <a href="https://doi.org/10.1287/mksc.1040.0098">Fader, Hardie and Lee (2005), section 3</a>
 */
public record Purchasing(double r, double alpha, double a, double b) implements Serializable {
    public Purchasing {
        Positive.require("r", r);
        Positive.require("alpha", alpha);
        Positive.require("a", a);
        Positive.require("b", b);
    }
}
