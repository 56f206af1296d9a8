package io.assay.ingest;

/**
 * Limits of the quality gates; a measure beyond warn is said, beyond fail it stops the publication.
 *
 * @param quarantineRate share of rows in quarantine
 * @param duplicateRate share of duplicate rows
 * @param smallestVolume accepted rows against the previous as-of date: a smaller share fails
 * @param largestVolume accepted rows against the previous as-of date: a larger multiple fails
 * @param unitChange mean absolute amount of a day against the median day, as the factor either way
 * @param unitChangeRows rows a day needs before its mean amount is judged
 * @param missingDays days without a row inside the span of the input
 */
public record GateLimits(
        Pair quarantineRate,
        Pair duplicateRate,
        double smallestVolume,
        double largestVolume,
        Pair unitChange,
        long unitChangeRows,
        Pair missingDays,
        EmptyInput emptyInput) {

    /** A warn limit and a fail limit. */
    public record Pair(double warn, double fail) {
        public Pair {
            if (!(warn <= fail)) {
                throw new IllegalArgumentException("warn limit " + warn + " must not be above fail limit " + fail);
            }
        }
    }

    /** Whether a run without accepted rows is allowed. */
    public enum EmptyInput {
        ALLOWED,
        FAILS
    }
}
