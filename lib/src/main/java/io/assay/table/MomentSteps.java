package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Exact sums over one of several columns of whole numbers, told apart by place; they stand in no stored table. */
public final class MomentSteps {
    private static final DataType EXACT = DataTypes.createDecimalType(38, 0);

    public static final ColumnSpec ROWS = required("moment_rows", Types.COUNT, "rows", "Rows seen");

    private MomentSteps() {}

    /** Rows with a value. */
    public static ColumnSpec count(int place) {
        return required("moment_count_" + place, Types.COUNT, "rows", "Rows with a value");
    }

    /** Sum of the values. */
    public static ColumnSpec sum(int place) {
        return optional("moment_sum_" + place, EXACT, "as the column", "Sum of the values");
    }

    /** Sum of the squared values. */
    public static ColumnSpec squares(int place) {
        return optional("moment_squares_" + place, EXACT, "as the column, squared", "Sum of the squared values");
    }

    /** Least value. */
    public static ColumnSpec least(int place) {
        return optional("moment_least_" + place, Types.COUNT, "as the column", "Least value");
    }

    /** Most value. */
    public static ColumnSpec most(int place) {
        return optional("moment_most_" + place, Types.COUNT, "as the column", "Most value");
    }
}
