package io.assay.table;

import static io.assay.table.ColumnSpec.optional;

/** Columns of a source while its rows are read, told apart by place; they stand in no stored table. */
public final class SourceSteps {
    private SourceSteps() {}

    /** A column of the source as delivered. */
    public static ColumnSpec cell(int place) {
        return optional("c" + place, Types.TEXT, "as delivered", "Column of the source");
    }

    /** Its exact value, where it takes part in arithmetic. */
    public static ColumnSpec number(int place) {
        return optional("n" + place, Types.SOURCE_AMOUNT, "as delivered", "Exact value of the column");
    }

    /** Why it has no exact value. */
    public static ColumnSpec problem(int place) {
        return optional("p" + place, Types.TEXT, "-", "Why the column has no exact value");
    }

    /** What the mapping of a field comes to. */
    public static ColumnSpec field(String key) {
        return optional("field_" + key, Types.TEXT, "as delivered", "What the mapping of the field comes to");
    }
}
