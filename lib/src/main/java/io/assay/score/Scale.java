package io.assay.score;

/** Common scales that columns are brought to. */
public enum Scale {
    /** {@code (x - min) / (max - min)}, and 1 minus that where lower is better; 0 when all are equal. */
    MINMAX("minmax"),
    /** {@code (x - mean) / sd} with the sd of a sample, as MLlib has it; 0 when all are equal. */
    ZSCORE("zscore"),
    /** {@code (x - mean) / sd} with the sd of the population; 0 when all are equal. */
    ZSCORE_POPULATION("zscore-population"),
    /** {@code ln(1 + max(x, 0))}. */
    LOG("log");

    private final String code;

    Scale(String code) {
        this.code = code;
    }

    /** The word that files and comments hold. */
    public String code() {
        return code;
    }
}
