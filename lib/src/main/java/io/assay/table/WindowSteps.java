package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

/** Totals of a customer on the way to features, once for every window; they stand in no stored table. */
public final class WindowSteps {
    public static final ColumnSpec CUSTOMER_HASH =
            required("customer_hash", Types.COUNT, "-", "Hash of the customer, by which rows are ordered");
    public static final ColumnSpec ROWS = required("total_rows", Types.COUNT, "days", "Days with a row");
    public static final ColumnSpec VISITS = required("total_visits", Types.COUNT, "visits", "Visits");
    public static final ColumnSpec PAID_VISITS =
            required("total_paid_visits", Types.COUNT, "visits", "Visits with a positive amount");
    public static final ColumnSpec TXNS = required("total_txns", Types.COUNT, "transactions", "Purchases");
    public static final ColumnSpec BOUGHT = required("total_bought", Types.MINOR, "minor units", "Purchased");
    public static final ColumnSpec RETURNED = required("total_returned", Types.MINOR, "minor units", "Returned");
    public static final ColumnSpec RETURNS = required("total_returns", Types.COUNT, "transactions", "Returns");
    public static final ColumnSpec OLDEST = optional("total_oldest", Types.INT, "days", "Age of the first visit");
    public static final ColumnSpec NEWEST = optional("total_newest", Types.INT, "days", "Age of the last visit");
    public static final ColumnSpec LARGEST = optional("total_largest", Types.MINOR, "minor units", "Largest visit");
    public static final ColumnSpec PRODUCTS = required("total_products", Types.INT, "products", "Distinct products");
    public static final ColumnSpec PRODUCT_DAYS =
            required("total_product_days", Types.COUNT, "days", "Days with known products");

    public static final ColumnSpec CYCLE_TENTHS =
            required("cycle_tenths", Types.COUNT, "tenths of a day", "Purchase cycle");
    public static final ColumnSpec CYCLE_CUSTOMERS =
            required("cycle_customers", Types.COUNT, "customers", "Customers with this purchase cycle");

    private WindowSteps() {}

    /** Whether a quarter before the as-of date has a visit, 1 the last. */
    public static ColumnSpec visitedQuarter(int quarter) {
        return required("visited_quarter_" + quarter, Types.INT, "0 or 1", "Whether the quarter has a visit");
    }
}
