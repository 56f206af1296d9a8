package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;

/** Every row of the sources with its outcome; lives inside a run, {@code transactions} and {@code quarantine} are cut from it. */
public final class JudgedTable {
    public static final ColumnSpec OUTCOME = required("outcome", Types.TEXT, "-", "accepted, quarantined or duplicate");
    public static final ColumnSpec REASON_CODE =
            optional("reason_code", Types.TEXT, "-", "Why the row was not accepted; null when it was");
    public static final ColumnSpec RAW_ROW =
            optional("raw_row", Types.TEXT, "-", "The row as it stood in the source; kept for quarantined rows alone");
    public static final ColumnSpec CUSTOMER_ID =
            optional("customer_id", Types.TEXT, "-", "Customer, normalised as configured; null when there is none");
    public static final ColumnSpec TXN_TS =
            optional("txn_ts", Types.INSTANT, "instant", "When it happened; null when it cannot be read");
    public static final ColumnSpec TXN_DATE =
            optional("txn_date", Types.DATE, "date", "Calendar day in the business time zone");
    public static final ColumnSpec AMOUNT =
            optional("amount", Types.MONEY, "currency of the run", "Signed amount in the currency of the run");
    public static final ColumnSpec IS_RETURN = optional("is_return", Types.FLAG, "-", "Return or refund");
    public static final ColumnSpec SOURCE_AMOUNT = optional(
            "source_amount", Types.SOURCE_AMOUNT, "source_currency", "Amount as delivered; null when it has no place");
    public static final ColumnSpec SOURCE_CURRENCY =
            optional("source_currency", Types.TEXT, "ISO 4217", "Currency as delivered");

    public static final TableSpec SPEC = new TableSpec(
            "judged",
            "one row of the sources with its outcome",
            List.of(TransactionTable.SOURCE, TransactionTable.SOURCE_FILE, TransactionTable.SOURCE_ROW),
            List.of(),
            List.of(
                    OUTCOME,
                    REASON_CODE,
                    RAW_ROW,
                    CUSTOMER_ID,
                    CandidateTable.RAW_CUSTOMER,
                    TransactionTable.TXN_ID,
                    TXN_TS,
                    TXN_DATE,
                    AMOUNT,
                    IS_RETURN,
                    SOURCE_AMOUNT,
                    SOURCE_CURRENCY,
                    TransactionTable.PRODUCT_ID,
                    TransactionTable.QUANTITY,
                    TransactionTable.PEER_GROUP,
                    TransactionTable.SOURCE,
                    TransactionTable.SOURCE_FILE,
                    TransactionTable.SOURCE_ROW,
                    CandidateTable.DIGEST_HIGH,
                    CandidateTable.DIGEST_LOW));

    private JudgedTable() {}
}
