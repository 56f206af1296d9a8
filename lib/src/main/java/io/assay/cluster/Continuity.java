package io.assay.cluster;

import java.util.OptionalDouble;

/**
 * How a cluster relates to those of the previous as-of date.
 *
 * @param id number of the cluster
 * @param status kept, new or dissolved
 * @param shift distance of the centre to the previous one in standard deviations of then; empty unless kept
 */
public record Continuity(int id, Status status, OptionalDouble shift) {
    /** Relation to the previous clusters. */
    public enum Status {
        /** Matched to a previous cluster, whose number it keeps. */
        KEPT("kept"),
        /** Matched to none; has a number that was never used. */
        NEW("new"),
        /** A previous cluster that no present one is matched to. */
        DISSOLVED("dissolved");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        /** How the status is stored. */
        public String code() {
            return code;
        }
    }
}
