package io.assay.cut;

import java.math.BigDecimal;

/**
 * How concentrated a value is; negative values count as 0, shares are 0 when there is no value at all.
 *
 * @param customers n, those without a value included
 * @param total sum of the positive values, in the unit of the column
 * @param top20Share share of the total held by the best 20 % of customers, rounded up to whole customers
 * @param top1Share the same of the best 1 %
 * @param headsFor80 customers, the best first, that together hold 80 % of the total
 * @param gini G = ((n + 1) Σ x_i − 2 Σ r_i x_i) / (n Σ x_i) with the mean rank r_i of the value x_i, the best first:
 *     0 when all are equal, towards 1 when one has all
 */
public record ParetoFacts(
        long customers, BigDecimal total, double top20Share, double top1Share, long headsFor80, double gini) {}
