package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;

/** A written value that does not fit its setting. */
final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode error;
    private final String fix;

    Unfit(ErrorCode error, String wrong, String fix) {
        super(wrong);
        this.error = error;
        this.fix = fix;
    }

    static Unfit type(String wrong, String fix) {
        return new Unfit(ErrorCode.CONFIG_WRONG_TYPE, wrong, fix);
    }

    ErrorCode error() {
        return error;
    }

    String fix() {
        return fix;
    }
}
