package io.assay.table;

import static io.assay.table.ColumnSpec.required;

import java.util.List;

/** Rows on the way from transactions to customer-days; they stand in no stored table. */
public final class DaySteps {
    public static final ColumnSpec EPOCH_DAY =
            required("epoch_day", Types.INT, "days since 1970-01-01", "Calendar day in the business time zone");
    public static final ColumnSpec EVENT_MINOR = required("event_minor", Types.MINOR, "minor units", "Signed amount");
    public static final ColumnSpec EVENT_MICROS =
            required("event_micros", Types.COUNT, "microseconds since 1970-01-01", "When it happened");

    /** Place of the latest run that folded the day. */
    public static final ColumnSpec LATEST_SLICE =
            required("latest_slice", Types.COUNT, "-", "Place of the latest run that folded the day, 1 is the oldest");

    /** What a fold needs of a transaction. */
    public static final TableSpec EVENTS = TableSpec.ofStep(
            "day_event",
            "one row of a transaction",
            List.of(
                    RunColumns.CUSTOMER_ID,
                    EPOCH_DAY,
                    TransactionTable.IS_RETURN,
                    TransactionTable.TXN_ID,
                    EVENT_MINOR,
                    TransactionTable.PRODUCT_ID,
                    EVENT_MICROS,
                    TransactionTable.PEER_GROUP,
                    CustomerDayTable.IS_RESTATED));

    /** A customer-day as the fold leaves it: the day as a number, products in the order of the rows. */
    public static final TableSpec FOLDED = TableSpec.ofStep(
            "folded_day",
            "one customer on one day",
            List.of(
                    RunColumns.CUSTOMER_ID,
                    EPOCH_DAY,
                    CustomerDayTable.PURCHASE_MINOR,
                    CustomerDayTable.RETURN_MINOR,
                    CustomerDayTable.PURCHASE_ROWS,
                    CustomerDayTable.PURCHASE_TXNS,
                    CustomerDayTable.POSITIVE_TXNS,
                    CustomerDayTable.RETURN_TXNS,
                    CustomerDayTable.MAX_TXN_MINOR,
                    CustomerDayTable.PRODUCTS,
                    CustomerDayTable.PEER_GROUP,
                    CustomerDayTable.IS_RESTATED));

    private DaySteps() {}
}
