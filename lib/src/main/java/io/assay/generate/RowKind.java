package io.assay.generate;

import java.util.Arrays;
import java.util.List;

/** What a generated row is. */
public enum RowKind {
    /** A product in a basket. */
    PURCHASE("purchase"),
    /** A product that came back. */
    RETURN("return"),
    /** A row delivered a second time, letter for letter. */
    DUPLICATE("duplicate"),
    /** No customer. */
    MISSING_CUSTOMER("missing_customer"),
    /** A price with a letter in it. */
    BAD_AMOUNT("bad_amount"),
    /** A day that no calendar has. */
    BAD_DATE("bad_date"),
    /** The last columns are cut off. */
    TOO_FEW_COLUMNS("too_few_columns"),
    /** The price is NaN. */
    NOT_A_NUMBER("not_a_number"),
    /** A century too late. */
    FUTURE_DATE("future_date");

    private final String code;

    RowKind(String code) {
        this.code = code;
    }

    /** The stable name that stands in tables and files. */
    public String code() {
        return code;
    }

    /** Whether a clean reader keeps the row. */
    public boolean isClean() {
        return this == PURCHASE || this == RETURN;
    }

    /** Kinds that happen to a clean row, at a rate. */
    public static List<RowKind> dirt() {
        return Arrays.stream(values()).filter(kind -> !kind.isClean()).toList();
    }

    /** The kind with the given code. */
    public static RowKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot tell what kind of row " + code + " is: known are " + Arrays.toString(values())));
    }
}
