package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** Mergeable partials: everything that features need of one customer on one day. */
public final class CustomerDayTable {
    public static final ColumnSpec DAY = required("day", Types.DATE, "date", "Calendar day in the business time zone");
    public static final ColumnSpec PURCHASE_MINOR =
            required("purchase_minor", Types.MINOR, "minor units", "Sum of purchase amounts");
    public static final ColumnSpec RETURN_MINOR =
            required("return_minor", Types.MINOR, "minor units", "Sum of returned amounts, as a positive number");
    public static final ColumnSpec PURCHASE_ROWS =
            required("purchase_rows", Types.COUNT, "rows", "Purchase rows; a day with none is no visit");
    public static final ColumnSpec PURCHASE_TXNS = required(
            "purchase_txns", Types.COUNT, "transactions", "Distinct purchases; rows without an id count one each");
    public static final ColumnSpec POSITIVE_TXNS =
            required("positive_txns", Types.COUNT, "transactions", "Distinct purchases above zero");
    public static final ColumnSpec RETURN_TXNS =
            required("return_txns", Types.COUNT, "transactions", "Distinct returns; rows without an id count one each");
    public static final ColumnSpec MAX_TXN_MINOR = optional(
            "max_txn_minor", Types.MINOR, "minor units", "Largest purchase of the day; null without a purchase");
    public static final ColumnSpec PRODUCTS = optional(
            "products",
            DataTypes.createArrayType(DataTypes.StringType, false),
            "-",
            "Distinct products bought, sorted; null when the source has none");
    public static final ColumnSpec PEER_GROUP =
            TransactionTable.PEER_GROUP.withMeaning("Peer group on the last row of the day");

    public static final ColumnSpec IS_RESTATED = optional(
            "is_restated",
            Types.FLAG,
            "-",
            "Whether the row takes the place of that of an earlier run for the same day");

    /** Days from the first visit to the as-of date; a step on the way to features, not stored. */
    public static final ColumnSpec FIRST_AGE =
            optional("first_age", Types.INT, "days", "From the first visit to the as-of date");
    /** Days from the last visit to the as-of date; a step on the way to features, not stored. */
    public static final ColumnSpec LAST_AGE =
            optional("last_age", Types.INT, "days", "From the last visit to the as-of date");

    public static final TableSpec SPEC = new TableSpec(
            "customer_day",
            "one customer on one day with a purchase or a return",
            List.of(RunColumns.RUN_ID, RunColumns.CUSTOMER_ID, DAY),
            List.of(RunColumns.RUN_ID),
            List.of(
                    RunColumns.RUN_ID,
                    RunColumns.CUSTOMER_ID,
                    DAY,
                    PURCHASE_MINOR,
                    RETURN_MINOR,
                    PURCHASE_ROWS,
                    PURCHASE_TXNS,
                    POSITIVE_TXNS,
                    RETURN_TXNS,
                    MAX_TXN_MINOR,
                    PRODUCTS,
                    PEER_GROUP,
                    IS_RESTATED));

    private CustomerDayTable() {}
}
