package io.assay.cut;

/** Ranks of equal values in a quantile rule. */
public enum Ranks {
    /** Equal customers share the mean of their places, so heavy ties leave levels empty. */
    AVERAGE("average"),
    /** Distinct values are ranked, so each counts once however many customers hold it. */
    DENSE("dense");

    private final String code;

    Ranks(String code) {
        this.code = code;
    }

    /** The word that files hold. */
    public String code() {
        return code;
    }
}
