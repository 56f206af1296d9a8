package io.assay.cut;

import java.math.BigDecimal;
import java.util.Optional;

/** What one look at a histogram tells of where a level begins. */
sealed interface Step {
    /** Nobody reaches the level. */
    Step NOBODY = new Found(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * The level begins here.
     *
     * @param begin lowest worth within the level
     * @param statistic what the rule compares with, in the order of worth
     * @param taken how many of the customers at {@code begin} a strict order takes, when not all
     */
    record Found(Optional<Long> begin, Optional<BigDecimal> statistic, Optional<Long> taken) implements Step {
        static Found at(long begin) {
            return new Found(Optional.of(begin), Optional.of(BigDecimal.valueOf(begin)), Optional.empty());
        }
    }

    /** The level begins within this bucket, or right above it. */
    record Narrow(Bucket bucket) implements Step {}
}
