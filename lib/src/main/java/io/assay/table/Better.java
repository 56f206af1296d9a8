package io.assay.table;

import java.util.Arrays;

/** Which end of a column is worth more. */
public enum Better {
    /** More is better: visits, money. */
    HIGHER("higher"),
    /** Less is better: days since the last visit. */
    LOWER("lower");

    private final String code;

    Better(String code) {
        this.code = code;
    }

    /** The word that files and tables hold. */
    public String code() {
        return code;
    }

    /** The direction that a file or table names. */
    public static Better of(String code) {
        return Arrays.stream(values())
                .filter(better -> better.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("better must be higher or lower, got " + code));
    }
}
