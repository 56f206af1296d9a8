package io.assay.math;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Mean and variance of n whole numbers from their exact sums, so that the order of the numbers does not matter.
 *
 * @param count n, at least 1
 * @param sum S1, the sum of the numbers
 * @param squares S2, the sum of their squares
 */
public record ExactMoments(long count, BigDecimal sum, BigDecimal squares) {
    public ExactMoments {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, got " + count);
        }
    }

    /** S1 / n, to 34 digits, in the unit of the numbers. */
    public BigDecimal mean() {
        return sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128);
    }

    /** (n S2 − S1²) / (n (n − 1)), to 34 digits, in the squared unit; 0 for one number. */
    public BigDecimal sampleVariance() {
        return count == 1 ? BigDecimal.ZERO : spread(count - 1);
    }

    /** (n S2 − S1²) / n², to 34 digits, in the squared unit. */
    public BigDecimal populationVariance() {
        return spread(count);
    }

    private BigDecimal spread(long freedom) {
        BigDecimal n = BigDecimal.valueOf(count);
        return n.multiply(squares)
                .subtract(sum.multiply(sum))
                .divide(n.multiply(BigDecimal.valueOf(freedom)), MathContext.DECIMAL128);
    }
}
