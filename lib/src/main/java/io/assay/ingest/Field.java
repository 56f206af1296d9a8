package io.assay.ingest;

import java.util.Locale;

/** What a source gives of each transaction. */
public enum Field {
    CUSTOMER,
    TIME,
    AMOUNT,
    TRANSACTION,
    PRODUCT,
    QUANTITY,
    CURRENCY,
    IS_RETURN,
    PEER_GROUP;

    /** The key of the setting that maps the field. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isNumber() {
        return this == AMOUNT || this == QUANTITY;
    }
}
