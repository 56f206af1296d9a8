package io.assay.ingest;

/** Why a row was not accepted. The order of the constants is the order of the rules: the first that fails counts. */
public enum Reason {
    MALFORMED("the row is not valid in its format"),
    COLUMN_COUNT("the row has another number of fields than the header"),
    BAD_ENCODING("the row holds bytes that are not valid in the configured encoding, or a NUL"),
    UNCLOSED_QUOTE("a quote is opened and not closed where it should be"),
    ROW_TOO_LONG("the row is longer than ingest.longest_row"),
    HEADER_REPEATED("the header line occurs again inside the file"),
    NO_CUSTOMER("there is no customer id"),
    BAD_ID("the customer id is a floating-point number that is not whole or too large to be exact"),
    BAD_TIME("the time cannot be read in the configured format"),
    DATE_RANGE("the date lies before ingest.earliest"),
    FUTURE("the time lies beyond the as-of date and the tolerance"),
    BAD_AMOUNT("the amount is not a number in the configured format"),
    NOT_FINITE("the amount is not a finite number: NaN, infinity, out of range or a negative zero"),
    AMOUNT_RANGE("the amount is larger than ingest.largest_amount"),
    AMOUNT_SCALE("the amount has more decimals than its currency"),
    BAD_QUANTITY("the quantity is not a number in the configured format"),
    BAD_FLAG("the return flag is neither true nor false"),
    BAD_CURRENCY("the currency is not a three-letter code"),
    NO_RATE("there is no exchange rate for the currency on that day"),
    DUP_EXACT("the same row was delivered before"),
    DUP_CONFLICT("another row has the same key and different content"),
    DUP_SUPERSEDED("a later row has the same key"),
    ORPHAN_RETURN("the customer has no earlier purchase");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /** The stable code that is stored. */
    public String code() {
        return name();
    }

    /** What becomes of a row with this reason. */
    public Outcome outcome() {
        return this == DUP_EXACT || this == DUP_SUPERSEDED ? Outcome.DUPLICATE : Outcome.QUARANTINED;
    }

    /** The reason in words, without values of the row. */
    public String words() {
        return words;
    }
}
