package io.assay.table;

import static io.assay.table.ColumnSpec.required;

import java.util.List;

/** Rows that were not accepted, whole, with the reason. */
public final class QuarantineTable {
    public static final ColumnSpec REASON_CODE =
            required("reason_code", Types.TEXT, "-", "Why the row was not accepted, as a stable code");
    public static final ColumnSpec REASON = required("reason", Types.TEXT, "-", "Why the row was not accepted");
    public static final ColumnSpec RAW_ROW =
            required("raw_row", Types.TEXT, "-", "The row as it stood in the source; JSON for typed sources");
    public static final ColumnSpec CUSTOMER_ID =
            RunColumns.CUSTOMER_ID.orNull().withMeaning("Customer, where it could be read, normalised");
    public static final ColumnSpec AMOUNT =
            TransactionTable.SOURCE_AMOUNT.orNull().withMeaning("Amount, where it could be read; enters the balance");
    public static final ColumnSpec CURRENCY =
            TransactionTable.SOURCE_CURRENCY.orNull().withMeaning("Currency, where it could be read");

    public static final TableSpec SPEC = new TableSpec(
            "quarantine",
            "one row of the sources that was not accepted",
            List.of(
                    RunColumns.RUN_ID,
                    TransactionTable.SOURCE,
                    TransactionTable.SOURCE_FILE,
                    TransactionTable.SOURCE_ROW),
            List.of(RunColumns.RUN_ID),
            List.of(
                    RunColumns.RUN_ID,
                    REASON_CODE,
                    REASON,
                    RAW_ROW,
                    CUSTOMER_ID,
                    AMOUNT,
                    CURRENCY,
                    TransactionTable.SOURCE,
                    TransactionTable.SOURCE_FILE,
                    TransactionTable.SOURCE_ROW));

    private QuarantineTable() {}
}
