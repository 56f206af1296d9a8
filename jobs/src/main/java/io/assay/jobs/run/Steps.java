package io.assay.jobs.run;

import io.assay.ingest.GateResult;

/** Where a run says what it is doing. */
public interface Steps {
    /** A stage begins; the one before has ended. */
    void begin(Stage stage);

    /** A gate of data quality has its doubts. */
    void doubt(GateResult gate);

    /** Something that a person should know, one sentence. */
    void warn(String sentence);
}
