package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

/** Columns on the way to a profile of the input; they stand in no stored table. */
public final class ProfileSteps {
    public static final ColumnSpec MONTH = required("profile_month", Types.DATE, "date", "First day of the month");
    public static final ColumnSpec MEASURE = required("profile_measure", Types.TEXT, "-", "What is counted by");
    public static final ColumnSpec VALUE =
            optional("profile_value", Types.COUNT, "as the measure", "What is counted; null where unknown");
    public static final ColumnSpec HEADS =
            required("profile_heads", Types.COUNT, "rows or customers", "How often the value occurs");
    public static final ColumnSpec UP_TO =
            required("profile_up_to", Types.COUNT, "rows or customers", "How often this or a lower value occurs");
    public static final ColumnSpec ALL = required("profile_all", Types.COUNT, "rows or customers", "All of the group");
    public static final ColumnSpec LOWER_QUARTILE =
            required("profile_lower_quartile", Types.COUNT, "as the measure", "Least value that a quarter reaches");
    public static final ColumnSpec MEDIAN =
            required("profile_median", Types.COUNT, "as the measure", "Least value that half reaches");
    public static final ColumnSpec UPPER_QUARTILE =
            required("profile_upper_quartile", Types.COUNT, "as the measure", "Least value that three quarters reach");

    public static final ColumnSpec TIED =
            required("profile_tied", Types.COUNT, "customers", "Customers with the most frequent value");
    public static final ColumnSpec TIED_VALUE = optional(
            "profile_tied_value", Types.COUNT, "as the measure", "The most frequent value, the least of equals");
    public static final ColumnSpec TIE =
            required("profile_tie", Types.struct(TIED, TIED_VALUE), "-", "The most frequent value, and how often");
    public static final ColumnSpec DISTINCT = required("profile_distinct", Types.COUNT, "values", "Different values");

    public static final ColumnSpec RETURNS = required("profile_returns", Types.COUNT, "rows", "Returns");
    public static final ColumnSpec RETURNED =
            required("profile_returned", Types.MONEY, "currency of the run", "Sum of returns, as a positive number");
    public static final ColumnSpec ZEROS = required("profile_zeros", Types.COUNT, "rows", "Purchases of amount zero");
    public static final ColumnSpec LARGEST =
            optional("profile_largest", Types.MONEY, "currency of the run", "Largest absolute amount");

    public static final ColumnSpec GROUPS = required("profile_groups", Types.COUNT, "groups", "Peer groups");
    public static final ColumnSpec LARGE_GROUPS =
            required("profile_large_groups", Types.COUNT, "groups", "Peer groups that are large enough");
    public static final ColumnSpec LARGE_CUSTOMERS =
            required("profile_large_customers", Types.COUNT, "customers", "Customers in them");
    public static final ColumnSpec LEAST_MEDIAN =
            required("profile_least_median", Types.COUNT, "minor units", "Least median of money in them");
    public static final ColumnSpec MOST_MEDIAN =
            required("profile_most_median", Types.COUNT, "minor units", "Largest median of money in them");

    private ProfileSteps() {}

    /** Rows without a value in a column. */
    public static ColumnSpec missing(ColumnSpec column) {
        return required("missing_" + column.name(), Types.COUNT, "rows", "Rows without a value of " + column.name());
    }
}
