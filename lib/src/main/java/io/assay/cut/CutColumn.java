package io.assay.cut;

import static java.util.Objects.requireNonNull;

import io.assay.table.Better;
import java.util.Optional;

/**
 * A column to be cut into levels, 1 the worst.
 *
 * @param scheme what the cuts belong to, for example {@code rfm} or the id of a pack
 * @param column name of a numeric, boolean or date column
 * @param population rows that the cuts are learned from
 */
public record CutColumn(String scheme, String column, Better better, CutRule rule, Population population) {
    public CutColumn {
        requireNonNull(scheme, "scheme");
        requireNonNull(column, "column");
        requireNonNull(better, "better");
        requireNonNull(rule, "rule");
        requireNonNull(population, "population");
        Optional<String> mistake = rule.mistake(better);
        if (mistake.isPresent()) {
            throw new IllegalArgumentException("Cannot cut " + column + ": " + mistake.get());
        }
    }

    /** A column cut over all rows. */
    public static CutColumn of(String scheme, String column, Better better, CutRule rule) {
        return new CutColumn(scheme, column, better, rule, Population.ALL);
    }

    /** The same column, cut by another rule. */
    CutColumn cutBy(CutRule other) {
        return new CutColumn(scheme, column, better, other, population);
    }

    /** Whether a value that equals what the rule compares with is in the upper level. */
    public boolean equalGoesUp() {
        boolean strict =
                rule instanceof CutRule.Mean || rule instanceof CutRule.Median || rule instanceof CutRule.RatioOfSums;
        return better == Better.LOWER || !strict;
    }
}
