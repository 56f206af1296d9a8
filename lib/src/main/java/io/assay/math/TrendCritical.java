package io.assay.math;

import org.apache.commons.math3.distribution.TDistribution;

/** Critical values that tell a trend of monthly values from chance. */
public final class TrendCritical {
    private static final double ONE_SIDED_LEVEL = 0.10;
    private static final int ESTIMATED = 2;

    private TrendCritical() {}

    /**
     * The 90 % quantile of Student's t with {@code months - 2} degrees of freedom: 1.533 for six months.
     *
     * @param months number of months in the line, at least 3
     * @return above 1.28, falling with the months; dimensionless
     * @see <a href="https://doi.org/10.1093/biomet/6.1.1">Student (1908)</a>
     */
    public static double forMonths(int months) {
        if (months <= ESTIMATED) {
            throw new IllegalArgumentException("months must be at least 3, got " + months);
        }
        return new TDistribution(months - ESTIMATED).inverseCumulativeProbability(1 - ONE_SIDED_LEVEL);
    }
}
