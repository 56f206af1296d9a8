package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;

/** Every row of the sources with its outcome; lives inside a run, {@code transactions} and {@code quarantine} are cut from it. */
public final class JudgedTable {
    public static final ColumnSpec OUTCOME = required("outcome", Types.TEXT, "-", "accepted, quarantined or duplicate");
    public static final ColumnSpec REASON_CODE = QuarantineTable.REASON_CODE.orNull();
    public static final ColumnSpec RAW_ROW = QuarantineTable.RAW_ROW.orNull();
    public static final ColumnSpec CUSTOMER_ID = RunColumns.CUSTOMER_ID.orNull();
    /** Mostly null, as most ids come in the one spelling. */
    public static final ColumnSpec OTHER_SPELLING =
            optional("other_spelling", Types.TEXT, "-", "Customer as delivered, where customer_id is another");

    public static final ColumnSpec TXN_TS = TransactionTable.TXN_TS.orNull();
    public static final ColumnSpec TXN_DATE = TransactionTable.TXN_DATE.orNull();
    public static final ColumnSpec AMOUNT = TransactionTable.AMOUNT.orNull();
    public static final ColumnSpec IS_RETURN = TransactionTable.IS_RETURN.orNull();
    /** Mostly null, for most amounts are in the currency of the run and whole minor units: rows are moved and kept without it. */
    public static final ColumnSpec OTHER_SOURCE_AMOUNT = optional(
            "other_source_amount",
            Types.SOURCE_AMOUNT,
            "source_currency",
            "Amount as delivered, where amount is another or null");

    public static final ColumnSpec SOURCE_CURRENCY = TransactionTable.SOURCE_CURRENCY.orNull();

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
                    OTHER_SPELLING,
                    TransactionTable.TXN_ID,
                    TXN_TS,
                    TXN_DATE,
                    AMOUNT,
                    IS_RETURN,
                    OTHER_SOURCE_AMOUNT,
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
