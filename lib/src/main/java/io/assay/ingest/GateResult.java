package io.assay.ingest;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What one quality gate found.
 *
 * @param gate stable name, snake_case
 * @param warnLimit limit beyond which it warns, if there is one
 * @param failLimit limit beyond which it fails, if there is one
 * @param sentence what was found, for people
 */
public record GateResult(
        String gate,
        Status status,
        double measured,
        OptionalDouble warnLimit,
        OptionalDouble failLimit,
        String sentence) {

    /** How a gate ends. */
    public enum Status {
        PASS,
        WARN,
        FAIL;

        /** The stored word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(double measured, GateLimits.Pair limits) {
            return measured > limits.fail() ? FAIL : measured > limits.warn() ? WARN : PASS;
        }
    }
}
