package io.assay.jobs.store;

/** What becomes of something that is in the way. */
public enum Existing {
    /** The command fails and leaves it. */
    REFUSE,
    /** It is replaced, where the command may replace such a thing at all. */
    REPLACE
}
