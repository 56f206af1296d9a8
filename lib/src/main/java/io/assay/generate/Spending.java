package io.assay.generate;

import java.io.Serializable;

/**
 * Gamma-Gamma: the value of a basket is gamma(p, nu), with nu of the customer gamma(q, gamma); the mean is
 * p gamma / (q - 1).
 *
 * @param p shape of a customer's basket values, above 0
 * @param q shape of nu, above 1 so that the mean is finite
 * @param gamma rate of nu, money, above 0
 * @see <a href="https://doi.org/10.1509/jmkr.2005.42.4.415">Fader, Hardie and Lee (2005), RFM and CLV</a>
 */
public record Spending(double p, double q, double gamma) implements Serializable {
    public Spending {
        Positive.require("p", p);
        Positive.require("gamma", gamma);
        if (!(q > 1 && q < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("q must be above 1, so that the mean basket is finite, got " + q);
        }
    }
}
