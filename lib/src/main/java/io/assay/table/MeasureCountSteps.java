package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

/** Customers counted by the value of a measure, while a report is made; stands in no warehouse. */
public final class MeasureCountSteps {
    public static final ColumnSpec MEASURE = required("measure", Types.TEXT, "-", "What is counted by");
    public static final ColumnSpec FIRST =
            optional("first_value", Types.COUNT, "as the measure", "Its value; null where unknown");
    public static final ColumnSpec SECOND =
            optional("second_value", Types.COUNT, "as the measure", "Its second value, where it is a pair");
    public static final ColumnSpec CUSTOMERS = SegmentSummaryTable.CUSTOMERS;
    public static final ColumnSpec MONETARY = SegmentSummaryTable.MONETARY;

    private MeasureCountSteps() {}
}
