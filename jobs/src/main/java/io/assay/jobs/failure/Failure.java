package io.assay.jobs.failure;

import static java.util.Objects.requireNonNull;

/** A command that cannot be carried out, in words for the person who typed it. */
public class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;
    private final String code;
    private final String fix;

    /**
     * @param code stable code such as {@code input.missing-column}
     * @param sentence what cannot be done and why, with the values, without a full stop
     * @param fix what to do, without a full stop; empty when the sentence says it
     */
    public Failure(ExitCode exit, String code, String sentence, String fix) {
        this(exit, code, sentence, fix, null);
    }

    /** The same with the exception that led to it; its stack trace goes to the log file alone. */
    public Failure(ExitCode exit, String code, String sentence, String fix, Throwable cause) {
        super(requireNonNull(sentence, "sentence"), cause);
        this.exit = requireNonNull(exit, "exit");
        this.code = requireNonNull(code, "code");
        this.fix = requireNonNull(fix, "fix");
    }

    /** Wrong usage or configuration: exit 2. */
    public static Failure configuration(String code, String sentence, String fix) {
        return new Failure(ExitCode.CONFIGURATION, code, sentence, fix);
    }

    /** Input missing, unreadable or against its contract: exit 3. */
    public static Failure input(String code, String sentence, String fix) {
        return new Failure(ExitCode.INPUT, code, sentence, fix);
    }

    /** What the process returns. */
    public ExitCode exit() {
        return exit;
    }

    /** The number the process returns. */
    public int exitCode() {
        return exit.code();
    }

    /** Stable code for programs and for the page of errors. */
    public String code() {
        return code;
    }

    /** What to do about it. */
    public String fix() {
        return fix;
    }
}
