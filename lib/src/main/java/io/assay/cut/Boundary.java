package io.assay.cut;

import io.assay.table.Better;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Where the levels of a rule begin, as far as a histogram can tell; all comparisons are exact. */
final class Boundary {
    /** Decimals that a mean is shown with, more than any column has. */
    private static final int DECIMALS = 10;

    private final CutColumn column;
    private final Lattice lattice;
    private final Histogram histogram;

    Boundary(CutColumn column, Lattice lattice, Histogram histogram) {
        this.column = column;
        this.lattice = lattice;
        this.histogram = histogram;
    }

    /** Where the level begins; levels run from 2 to the number of levels of the rule. */
    Step of(int level) {
        CutRule rule = column.rule();
        if (rule instanceof CutRule.Quantile quantile) {
            return quantile(quantile.levels(), level - 1);
        }
        if (rule instanceof CutRule.Fixed fixed) {
            return atLeast(lattice.worth(fixed.limits().get(level - 2), column.better()));
        }
        if (rule instanceof CutRule.Mean || rule instanceof CutRule.MeanOrMore) {
            return histogram.known() == 0 ? Step.NOBODY : above(histogram.sum(), histogram.known());
        }
        if (rule instanceof CutRule.Median) {
            return median();
        }
        if (rule instanceof CutRule.MeanMultiples means) {
            return multiple(means.multiples().get(level - 2));
        }
        if (rule instanceof CutRule.CumulativeShare share) {
            return share(share.shares().get(rule.levels() - level));
        }
        return heads(((CutRule.HeadShare) rule).heads().subList(0, rule.levels() - level + 1));
    }

    /** Level j + 1 begins at the least value with k(2 below + equal) > 2jn; for lower-is-better, not below 2jn. */
    private Step quantile(int k, int j) {
        long line = 2L * j * histogram.customers() + (column.better() == Better.HIGHER ? 1 : 0);
        long below = histogram.unknown();
        for (Bucket bucket : histogram.buckets()) {
            boolean all = k * (2 * below + 1) >= line;
            boolean some = k * (2 * below + (bucket.single() ? bucket.count() : 2 * bucket.count() - 1)) >= line;
            if (all || (some && bucket.single())) {
                return Step.Found.at(bucket.low());
            }
            if (some) {
                return new Step.Narrow(bucket);
            }
            below += bucket.count();
        }
        return Step.NOBODY;
    }

    private static Step atLeast(BigDecimal line) {
        long begin = line.setScale(0, RoundingMode.CEILING).longValueExact();
        return new Step.Found(Optional.of(begin), Optional.of(line), Optional.empty());
    }

    /** More than the quotient, or the quotient itself where the rule says so. */
    private Step above(BigInteger sum, long count) {
        BigDecimal total = new BigDecimal(sum);
        BigDecimal divisor = BigDecimal.valueOf(count);
        BigDecimal begin = column.equalGoesUp()
                ? total.divide(divisor, 0, RoundingMode.CEILING)
                : total.divide(divisor, 0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        BigDecimal shown = total.divide(divisor, DECIMALS, RoundingMode.HALF_EVEN);
        return new Step.Found(Optional.of(begin.longValueExact()), Optional.of(shown), Optional.empty());
    }

    private Step multiple(BigDecimal multiple) {
        if (histogram.known() == 0) {
            return Step.NOBODY;
        }
        BigDecimal divisor = BigDecimal.valueOf(histogram.known());
        BigDecimal total = new BigDecimal(histogram.sum());
        BigDecimal mean = lattice.value(total.divide(divisor, DECIMALS, RoundingMode.HALF_EVEN), column.better());
        if (mean.signum() <= 0) {
            throw new UndefinedCutException("Cannot cut " + column.column() + " by multiples of its mean: the mean of "
                    + histogram.known() + " values is "
                    + mean.stripTrailingZeros().toPlainString()
                    + ", which is not positive; cut by head shares or fixed limits");
        }
        BigDecimal part = total.multiply(multiple);
        return new Step.Found(
                Optional.of(part.divide(divisor, 0, RoundingMode.CEILING).longValueExact()),
                Optional.of(part.divide(divisor, DECIMALS, RoundingMode.HALF_EVEN)),
                Optional.empty());
    }

    private Step median() {
        long known = histogram.known();
        if (known == 0) {
            return Step.NOBODY;
        }
        BigInteger sum = BigInteger.ZERO;
        for (long place : List.of((known - 1) / 2, known / 2)) {
            long below = 0;
            for (Bucket bucket : histogram.buckets()) {
                long within = place - below;
                if (within >= 0 && within < bucket.count()) {
                    if (within > 0 && within < bucket.count() - 1 && !bucket.single()) {
                        return new Step.Narrow(bucket);
                    }
                    sum = sum.add(BigInteger.valueOf(within == 0 ? bucket.low() : bucket.high()));
                }
                below += bucket.count();
            }
        }
        return above(sum, 2);
    }

    /** The least value whose customers above, together, do not reach the share of the total. */
    private Step share(BigDecimal share) {
        BigDecimal line = share.multiply(new BigDecimal(histogram.positiveSum()));
        BigInteger above = BigInteger.ZERO;
        Optional<Bucket> last = Optional.empty();
        BigInteger aboveLast = above;
        for (Bucket bucket : histogram.fromBest()) {
            if (bucket.low() <= 0 || new BigDecimal(above).compareTo(line) >= 0) {
                break;
            }
            last = Optional.of(bucket);
            aboveLast = above;
            above = above.add(bucket.sum());
        }
        BigDecimal missing = line.subtract(new BigDecimal(aboveLast));
        return last.map(bucket -> begin(bucket, missing, BigDecimal.valueOf(bucket.low())))
                .orElse(Step.NOBODY);
    }

    private Step heads(List<BigDecimal> shares) {
        BigDecimal customers = BigDecimal.valueOf(histogram.customers());
        BigDecimal line = shares.stream()
                .map(share -> share.multiply(customers).setScale(0, RoundingMode.CEILING))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        long above = 0;
        Optional<Bucket> last = Optional.empty();
        long aboveLast = 0;
        for (Bucket bucket : histogram.fromBest()) {
            if (BigDecimal.valueOf(above).compareTo(line) >= 0) {
                break;
            }
            last = Optional.of(bucket);
            aboveLast = above;
            above += bucket.count();
        }
        BigDecimal missing = line.subtract(BigDecimal.valueOf(aboveLast));
        return last.map(bucket -> begin(bucket, missing, BigDecimal.ONE)).orElse(Step.NOBODY);
    }

    /** A strict order takes customers of the bucket, one part each, until nothing is missing. */
    private static Step begin(Bucket bucket, BigDecimal missing, BigDecimal part) {
        if (!bucket.single()) {
            return new Step.Narrow(bucket);
        }
        long taken = missing.divide(part, 0, RoundingMode.CEILING)
                .min(BigDecimal.valueOf(bucket.count()))
                .longValueExact();
        Step.Found all = Step.Found.at(bucket.low());
        return taken == bucket.count() ? all : new Step.Found(all.begin(), all.statistic(), Optional.of(taken));
    }
}
