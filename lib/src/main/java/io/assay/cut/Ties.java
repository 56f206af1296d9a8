package io.assay.cut;

/** Who goes up when customers with equal values stand on the line of a share. */
public enum Ties {
    /** All of them: equal customers are equal. */
    UP("up"),
    /** The first by customer id, as many as the share asks for. */
    BY_ID("by-id");

    private final String code;

    Ties(String code) {
        this.code = code;
    }

    /** The word that files hold. */
    public String code() {
        return code;
    }
}
