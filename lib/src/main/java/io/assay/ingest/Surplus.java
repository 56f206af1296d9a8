package io.assay.ingest;

/** What happens to more decimals than a currency has. */
public enum Surplus {
    /** The row goes to quarantine. */
    REJECT("reject"),
    /** The amount is rounded half up. */
    HALF_UP("half_up");

    private final String code;

    Surplus(String code) {
        this.code = code;
    }

    /** The word that files hold. */
    public String code() {
        return code;
    }
}
