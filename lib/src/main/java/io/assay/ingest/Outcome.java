package io.assay.ingest;

import java.util.Locale;

/** What became of a row; every row has exactly one outcome. */
public enum Outcome {
    ACCEPTED,
    QUARANTINED,
    DUPLICATE;

    /** The stored word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
