package io.assay.cut;

import io.assay.table.Better;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How a column is cut into levels. Rules decide by value alone, so that equal customers are equal, unless one is told to part them. */
public sealed interface CutRule {
    /** Number of levels, from 1, the worst. */
    int levels();

    /** The word that files and tables hold. */
    String kind();

    /** What is wrong with the rule for a column of this direction, if anything. */
    default Optional<String> mistake(Better better) {
        return levels() < 2 ? Optional.of("a cut needs at least one limit") : Optional.empty();
    }

    /**
     * Levels of about equal size: {@code clip(ceil(k(r - 0.5)/n), 1, k)} with the average rank r; for lower-is-better
     * {@code k + 1 -} that of the ranks of the values as they are. Hughes (1994), Miglautsch (2000).
     */
    record Quantile(int levels, Ranks ranks) implements CutRule {
        @Override
        public String kind() {
            return "quantile";
        }
    }

    /** Given limits, the worst first; a value on a limit has passed it. */
    record Fixed(List<BigDecimal> limits) implements CutRule {
        public Fixed {
            limits = List.copyOf(limits);
        }

        @Override
        public int levels() {
            return limits.size() + 1;
        }

        @Override
        public String kind() {
            return "fixed";
        }

        @Override
        public Optional<String> mistake(Better better) {
            return steps("limits", limits, better).or(() -> CutRule.super.mistake(better));
        }
    }

    /** Two levels: more than the mean is high; for lower-is-better, the mean or less. */
    record Mean() implements CutRule {
        @Override
        public int levels() {
            return 2;
        }

        @Override
        public String kind() {
            return "mean";
        }
    }

    /**
     * Two levels: more than the sum of one column over the sum of another is high. Cutting a quotient of the two so, a
     * customer weighs as much as the denominator says, where {@link Mean} lets each customer weigh the same.
     *
     * @param numerator name of a numeric column
     * @param denominator name of a numeric column
     */
    record RatioOfSums(String numerator, String denominator) implements CutRule {
        @Override
        public int levels() {
            return 2;
        }

        @Override
        public String kind() {
            return "ratio-of-sums";
        }

        @Override
        public Optional<String> mistake(Better better) {
            return better == Better.LOWER
                    ? Optional.of("a ratio of sums needs a column where higher is better")
                    : CutRule.super.mistake(better);
        }
    }

    /** Two levels: the mean or more is high; for lower-is-better, the mean or less. */
    record MeanOrMore() implements CutRule {
        @Override
        public int levels() {
            return 2;
        }

        @Override
        public String kind() {
            return "mean-or-more";
        }
    }

    /** Two levels: more than the median is high; for lower-is-better, the median or less. */
    record Median() implements CutRule {
        @Override
        public int levels() {
            return 2;
        }

        @Override
        public String kind() {
            return "median";
        }
    }

    /** Multiples of the mean, the worst first; a value on a multiple has passed it. The mean must be positive. */
    record MeanMultiples(List<BigDecimal> multiples) implements CutRule {
        public MeanMultiples {
            multiples = List.copyOf(multiples);
        }

        @Override
        public int levels() {
            return multiples.size() + 1;
        }

        @Override
        public String kind() {
            return "mean-multiples";
        }

        @Override
        public Optional<String> mistake(Better better) {
            return steps("multiples", multiples, better).or(() -> CutRule.super.mistake(better));
        }
    }

    /**
     * Shares of the total, the best level first: a customer is in the first level whose share is not yet reached by all
     * customers above. Negative values add nothing; values of zero or less stand in the lowest level.
     */
    record CumulativeShare(List<BigDecimal> shares, Ties ties) implements CutRule {
        public CumulativeShare {
            shares = List.copyOf(shares);
        }

        @Override
        public int levels() {
            return shares.size() + 1;
        }

        @Override
        public String kind() {
            return "cumulative-share";
        }

        @Override
        public Optional<String> mistake(Better better) {
            if (better == Better.LOWER) {
                return Optional.of("shares of a total need a column where higher is better");
            }
            return steps("shares", shares, Better.HIGHER)
                    .or(() -> withinUnit("shares", shares))
                    .or(() -> CutRule.super.mistake(better));
        }
    }

    /** Shares of the customers, one for each level from the best; the lowest level takes the rest. */
    record HeadShare(List<BigDecimal> heads, Ties ties) implements CutRule {
        public HeadShare {
            heads = List.copyOf(heads);
        }

        @Override
        public int levels() {
            return heads.size() + 1;
        }

        @Override
        public String kind() {
            return "head-share";
        }

        @Override
        public Optional<String> mistake(Better better) {
            BigDecimal total = heads.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            if (total.compareTo(BigDecimal.ONE) >= 0) {
                return Optional.of("head shares " + heads + " leave nobody for the lowest level");
            }
            return withinUnit("head shares", heads).or(() -> CutRule.super.mistake(better));
        }
    }

    private static Optional<String> steps(String what, List<BigDecimal> numbers, Better better) {
        for (int i = 1; i < numbers.size(); i++) {
            int order = numbers.get(i).compareTo(numbers.get(i - 1));
            if (better == Better.HIGHER ? order <= 0 : order >= 0) {
                return Optional.of(what + " " + numbers + " must " + (better == Better.HIGHER ? "rise" : "fall")
                        + ", because " + better.code() + " is better");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> withinUnit(String what, List<BigDecimal> numbers) {
        boolean within = numbers.stream().allMatch(n -> n.signum() > 0 && n.compareTo(BigDecimal.ONE) < 0);
        return within ? Optional.empty() : Optional.of(what + " " + numbers + " must lie between 0 and 1");
    }
}
