package io.assay.jobs.failure;

/** What the process returns; its meaning and what to do stand in {@link ErrorWords}. */
public enum ExitCode {
    DONE(0),
    CONFIGURATION(2),
    INPUT(3),
    QUALITY(4),
    MODEL(5),
    CONFLICT(6),
    UNREACHABLE(7),
    INTERNAL(70),
    /** What a shell reports of a process that Ctrl-C ended; other signals have other numbers above 128. */
    STOPPED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number the process returns. */
    public int code() {
        return code;
    }
}
