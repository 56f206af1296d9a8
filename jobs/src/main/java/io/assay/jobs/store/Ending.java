package io.assay.jobs.store;

import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.failure.Failure;

/** How a try at a run may end, as {@code run_audit} says it. */
public enum Ending {
    PUBLISHED("published"),
    /** An earlier run of the as-of date is published again. */
    ROLLED_BACK("rolled-back"),
    /** What is published was published again without a customer. */
    CUSTOMER_FORGOTTEN("customer-forgotten"),
    /** No row was accepted, which the configuration allows. */
    EMPTY_INPUT("empty-input"),
    GATE_FAILED("gate-failed"),
    FAILED("failed");

    private final String code;

    Ending(String code) {
        this.code = code;
    }

    /** The word that is stored. */
    public String code() {
        return code;
    }

    /** How a try ends that fails. */
    public static Ending of(Failure failure) {
        return failure.exit() == ExitCode.QUALITY ? GATE_FAILED : FAILED;
    }
}
