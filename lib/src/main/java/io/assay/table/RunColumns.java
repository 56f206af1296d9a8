package io.assay.table;

import static io.assay.table.ColumnSpec.required;

/** Columns that many tables share. */
public final class RunColumns {
    public static final ColumnSpec AS_OF_DATE = required(
            "as_of_date", Types.DATE, "date", "Day the row speaks of; events on or after it do not exist for it");
    public static final ColumnSpec RUN_ID = required(
                    "run_id", Types.TEXT, "-", "Run that wrote the row: hash of as-of, configuration, code and input")
            .runBound();
    public static final ColumnSpec GENERATION = required(
                    "generation", Types.COUNT, "-", "Publication number of the as-of date; a later one replaces it")
            .runBound();
    public static final ColumnSpec CUSTOMER_ID =
            required("customer_id", Types.TEXT, "-", "Customer, normalised as configured");

    private RunColumns() {}
}
