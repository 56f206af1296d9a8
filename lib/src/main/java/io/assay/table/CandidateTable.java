package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Rows of all sources after column mapping and before judgement; lives inside a run and is not stored. */
public final class CandidateTable {
    /** Twenty digits before the point and eighteen after: every number that a source can mean as money. */
    public static final DecimalType EXACT = DataTypes.createDecimalType(38, 18);

    public static final ColumnSpec RAW_ROW = QuarantineTable.RAW_ROW;
    public static final ColumnSpec RECORD_PROBLEM =
            optional("record_problem", Types.TEXT, "-", "Reason code when the row could not be taken apart");
    public static final ColumnSpec DIGEST_HIGH =
            required("digest_high", Types.COUNT, "-", "First half of a digest of the row's content");
    public static final ColumnSpec DIGEST_LOW =
            required("digest_low", Types.COUNT, "-", "Second half of a digest of the row's content");
    public static final ColumnSpec RAW_CUSTOMER = optional("raw_customer", Types.TEXT, "-", "Customer as delivered");
    public static final ColumnSpec CUSTOMER_PROBLEM =
            optional("customer_problem", Types.TEXT, "-", "Reason code when the customer id cannot be trusted");
    public static final ColumnSpec TIME_MICROS =
            optional("time_micros", Types.COUNT, "microseconds since 1970", "Instant; null when it cannot be read");
    public static final ColumnSpec EXACT_AMOUNT =
            optional("exact_amount", EXACT, "source_currency", "Amount; null when it cannot be read");
    public static final ColumnSpec AMOUNT_PROBLEM =
            optional("amount_problem", Types.TEXT, "-", "Reason code when the amount cannot be read");
    public static final ColumnSpec RAW_TRANSACTION =
            optional("raw_transaction", Types.TEXT, "-", "Transaction as delivered");
    public static final ColumnSpec RAW_PRODUCT = optional("raw_product", Types.TEXT, "-", "Product as delivered");
    public static final ColumnSpec EXACT_QUANTITY = optional("exact_quantity", EXACT, "pieces", "Quantity, if given");
    public static final ColumnSpec QUANTITY_PROBLEM =
            optional("quantity_problem", Types.TEXT, "-", "Reason code when a quantity is given and cannot be read");
    public static final ColumnSpec RAW_CURRENCY = optional("raw_currency", Types.TEXT, "-", "Currency as delivered");
    public static final ColumnSpec RAW_PEER_GROUP = optional("raw_peer_group", Types.TEXT, "-", "Group as delivered");
    public static final ColumnSpec RETURN_FLAG =
            optional("return_flag", Types.FLAG, "-", "Whether the source calls the row a return");
    public static final ColumnSpec RETURN_PROBLEM =
            optional("return_problem", Types.TEXT, "-", "Reason code when the return flag cannot be read");

    public static final TableSpec SPEC = new TableSpec(
            "candidates",
            "one row of the sources, mapped",
            List.of(TransactionTable.SOURCE, TransactionTable.SOURCE_FILE, TransactionTable.SOURCE_ROW),
            List.of(),
            List.of(
                    TransactionTable.SOURCE,
                    TransactionTable.SOURCE_FILE,
                    TransactionTable.SOURCE_ROW,
                    RAW_ROW,
                    RECORD_PROBLEM,
                    DIGEST_HIGH,
                    DIGEST_LOW,
                    RAW_CUSTOMER,
                    CUSTOMER_PROBLEM,
                    TIME_MICROS,
                    EXACT_AMOUNT,
                    AMOUNT_PROBLEM,
                    RAW_TRANSACTION,
                    RAW_PRODUCT,
                    EXACT_QUANTITY,
                    QUANTITY_PROBLEM,
                    RAW_CURRENCY,
                    RAW_PEER_GROUP,
                    RETURN_FLAG,
                    RETURN_PROBLEM));

    private CandidateTable() {}
}
