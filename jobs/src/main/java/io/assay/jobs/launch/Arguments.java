package io.assay.jobs.launch;

import io.assay.jobs.failure.Failure;

/** Checks of arguments that picocli cannot make. */
final class Arguments {
    private Arguments() {}

    static void require(boolean fits, String option, Object value, String wrong, String fix) {
        if (!fits) {
            throw Failure.configuration("usage.bad-value", option + ": " + value + " " + wrong, fix);
        }
    }
}
