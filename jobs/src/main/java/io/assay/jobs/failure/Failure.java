package io.assay.jobs.failure;

import static java.util.Objects.requireNonNull;

/** A command that cannot be carried out, in words for the person who typed it. */
public class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode error;
    private final String fix;

    /**
     * @param error what kind of failure it is; the exit code follows from it
     * @param sentence what cannot be done and why, with the values, without a full stop
     * @param fix what to do, without a full stop; empty when the sentence says it
     */
    public Failure(ErrorCode error, String sentence, String fix) {
        this(error, sentence, fix, null);
    }

    /** The same with the exception that led to it; its stack trace goes to the log file alone. */
    public Failure(ErrorCode error, String sentence, String fix, Throwable cause) {
        super(requireNonNull(sentence, "sentence"), cause);
        this.error = requireNonNull(error, "error");
        this.fix = requireNonNull(fix, "fix");
    }

    /** What kind of failure it is. */
    public ErrorCode error() {
        return error;
    }

    /** What the process returns. */
    public ExitCode exit() {
        return error.exit();
    }

    /** The number the process returns. */
    public int exitCode() {
        return exit().code();
    }

    /** Stable code for programs and for the page of errors. */
    public String code() {
        return error.code();
    }

    /** What to do about it. */
    public String fix() {
        return fix;
    }
}
