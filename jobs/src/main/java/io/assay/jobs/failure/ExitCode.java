package io.assay.jobs.failure;

/** What the process returns, and what that means to whoever started it. */
public enum ExitCode {
    DONE(0, "Done, or already done", "Nothing"),
    CONFIGURATION(2, "Usage or configuration is wrong", "Correct what the message names; do not retry"),
    INPUT(3, "Input is missing, unreadable or breaks its contract", "Correct the input; do not retry"),
    QUALITY(4, "A limit of data quality stopped the publication", "Look at quality_result and quarantine"),
    MODEL(5, "A model failed its gate, or the state after a lost commit is unknown", "Run verify, then run again"),
    CONFLICT(6, "Another publisher won", "Retry: nothing of this run is visible"),
    INTERNAL(70, "Internal error", "Send the log file that the message names");

    private final int code;
    private final String meaning;
    private final String advice;

    ExitCode(int code, String meaning, String advice) {
        this.code = code;
        this.meaning = meaning;
        this.advice = advice;
    }

    /** The number the process returns. */
    public int code() {
        return code;
    }

    /** What happened, one phrase. */
    public String meaning() {
        return meaning;
    }

    /** What the caller should do, one phrase. */
    public String advice() {
        return advice;
    }
}
