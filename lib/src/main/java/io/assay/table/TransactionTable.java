package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;

/** Accepted transactions of a run, typed and in one currency. */
public final class TransactionTable {
    public static final ColumnSpec TXN_ID =
            optional("txn_id", Types.TEXT, "-", "Purchase or return the row belongs to; null when the source has none");
    public static final ColumnSpec TXN_TS = required("txn_ts", Types.INSTANT, "instant", "When it happened");
    public static final ColumnSpec TXN_DATE =
            required("txn_date", Types.DATE, "date", "Calendar day in the business time zone");
    public static final ColumnSpec AMOUNT =
            required("amount", Types.MONEY, "currency of the run", "Signed amount; a return is negative");
    public static final ColumnSpec IS_RETURN =
            required("is_return", Types.FLAG, "-", "Return or refund: never a visit, nets the money");
    public static final ColumnSpec SOURCE_AMOUNT =
            required("source_amount", Types.SOURCE_AMOUNT, "source_currency", "Amount as delivered, before conversion");
    public static final ColumnSpec SOURCE_CURRENCY =
            required("source_currency", Types.TEXT, "ISO 4217", "Currency as delivered");
    public static final ColumnSpec PRODUCT_ID =
            optional("product_id", Types.TEXT, "-", "Product; null when the source has none");
    public static final ColumnSpec QUANTITY =
            optional("quantity", Types.SOURCE_AMOUNT, "pieces", "Quantity; null when the source has none");
    public static final ColumnSpec PEER_GROUP =
            optional("peer_group", Types.TEXT, "-", "Country, store or other group that customers are compared within");
    public static final ColumnSpec SOURCE = required("source", Types.TEXT, "-", "Name of the configured source");
    public static final ColumnSpec SOURCE_FILE =
            required("source_file", Types.TEXT, "-", "File or table the row came from");
    public static final ColumnSpec SOURCE_ROW =
            optional("source_row", Types.COUNT, "rows", "Place in the source file, 1 is the first data row");
    public static final ColumnSpec ROW_HASH =
            optional("row_hash", Types.COUNT, "-", "Hash of the whole row as delivered; equal rows have equal hashes");

    public static final TableSpec SPEC = new TableSpec(
            "transactions",
            "one accepted row of the sources",
            List.of(RunColumns.RUN_ID, SOURCE, SOURCE_FILE, SOURCE_ROW),
            List.of(RunColumns.RUN_ID),
            List.of(
                    RunColumns.RUN_ID,
                    RunColumns.CUSTOMER_ID,
                    TXN_ID,
                    TXN_TS,
                    TXN_DATE,
                    AMOUNT,
                    IS_RETURN,
                    SOURCE_AMOUNT,
                    SOURCE_CURRENCY,
                    PRODUCT_ID,
                    QUANTITY,
                    PEER_GROUP,
                    SOURCE,
                    SOURCE_FILE,
                    SOURCE_ROW,
                    ROW_HASH));

    private TransactionTable() {}
}
