package io.assay.ingest;

/** What happens to more decimals than a currency has. */
public enum Surplus {
    /** The row goes to quarantine. */
    REJECT,
    /** The amount is rounded half up. */
    HALF_UP
}
