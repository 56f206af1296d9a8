package io.assay.cut;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * How a column that is cut by shares of its total is spread over customers, as the passes that found the cuts saw it.
 * Its histogram has a bucket of its own for each value at which one of the milestones below is reached.
 *
 * @param column the column, and how it is cut
 * @param histogram its values, the better the larger
 */
public record ShareCurve(CutColumn column, Histogram histogram) {
    private static final BigDecimal MOST = new BigDecimal("0.80");
    private static final BigDecimal TOP_20 = new BigDecimal("0.20");
    private static final BigDecimal TOP_1 = new BigDecimal("0.01");

    /** Rules whose boundaries are the milestones. */
    static final List<CutRule> MILESTONES = List.of(
            new CutRule.CumulativeShare(List.of(MOST), Ties.UP),
            new CutRule.HeadShare(List.of(TOP_20), Ties.UP),
            new CutRule.HeadShare(List.of(TOP_1), Ties.UP));

    /**
     * The facts of the whole.
     *
     * @param ranked sum over customers of their value times twice their mean rank, the best first
     * @param decimals of the column
     */
    ParetoFacts facts(BigInteger ranked, int decimals) {
        BigInteger total = histogram.positiveSum();
        long customers = histogram.customers();
        if (total.signum() == 0) {
            return new ParetoFacts(customers, BigDecimal.ZERO, 0, 0, 0, 0);
        }
        BigInteger n = BigInteger.valueOf(customers);
        BigInteger evenly = total.multiply(n.add(BigInteger.ONE));
        return new ParetoFacts(
                customers,
                new BigDecimal(total).movePointLeft(decimals),
                ratio(sumOfBest(heads(TOP_20)), total),
                ratio(sumOfBest(heads(TOP_1)), total),
                headsFor(MOST.multiply(new BigDecimal(total))),
                ratio(evenly.subtract(ranked), n.multiply(total)));
    }

    private long heads(BigDecimal part) {
        return part.multiply(BigDecimal.valueOf(histogram.customers()))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    private BigInteger sumOfBest(long heads) {
        BigInteger sum = BigInteger.ZERO;
        long missing = heads;
        for (Bucket bucket : histogram.fromBest()) {
            if (bucket.low() <= 0) {
                break;
            }
            if (bucket.count() >= missing) {
                // one value, unless all of the bucket is taken
                return bucket.count() == missing
                        ? sum.add(bucket.sum())
                        : sum.add(BigInteger.valueOf(bucket.low()).multiply(BigInteger.valueOf(missing)));
            }
            sum = sum.add(bucket.sum());
            missing -= bucket.count();
        }
        return sum;
    }

    private long headsFor(BigDecimal wanted) {
        long heads = 0;
        BigDecimal missing = wanted;
        for (Bucket bucket : histogram.fromBest()) {
            BigDecimal sum = new BigDecimal(bucket.sum());
            if (sum.compareTo(missing) >= 0) {
                return heads
                        + missing.divide(BigDecimal.valueOf(bucket.low()), 0, RoundingMode.CEILING)
                                .longValueExact();
            }
            heads += bucket.count();
            missing = missing.subtract(sum);
        }
        return heads;
    }

    private static double ratio(BigInteger part, BigInteger whole) {
        return new BigDecimal(part)
                .divide(new BigDecimal(whole), MathContext.DECIMAL64)
                .doubleValue();
    }
}
