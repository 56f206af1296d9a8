package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

/** Columns on the way to the monthly trend, in minor units; they stand in no stored table. */
public final class TrendSteps {
    public static final ColumnSpec BOUGHT_EARLIER =
            required("bought_earlier", Types.MINOR, "minor units", "Bought before the last month");
    public static final ColumnSpec SUM_Y = required("sum_y", Types.NUMBER, "minor units", "Sum of y over the months");
    public static final ColumnSpec SUM_TY =
            required("sum_ty", Types.NUMBER, "minor units", "Sum of t y, the months t counted from 1");
    public static final ColumnSpec SUM_YY = required("sum_yy", Types.NUMBER, "squared minor units", "Sum of y squared");
    public static final ColumnSpec S_TT = required("s_tt", Types.NUMBER, "squared months", "n (n^2 - 1) / 12");
    public static final ColumnSpec LEVEL = optional("level_minor", Types.NUMBER, "minor units", "Mean of y");
    public static final ColumnSpec SLOPE_MINOR =
            optional("slope_minor", Types.NUMBER, "minor units per month", "Least-squares slope of y");
    public static final ColumnSpec ERROR =
            optional("error_minor", Types.NUMBER, "minor units", "Standard error about the line");

    private TrendSteps() {}

    /** Value of one month, 1 the oldest. */
    public static ColumnSpec month(int month) {
        return required("month_" + month, Types.MINOR, "minor units", "Value of the month");
    }
}
