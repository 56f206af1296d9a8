package io.assay.jobs.run;

/** Where a run says what it is doing. */
public interface Steps {
    /** A stage begins; the one before has ended. */
    void begin(Stage stage);

    /** Something that a person should know, one sentence. */
    void warn(String sentence);
}
