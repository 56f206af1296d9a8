package io.assay.table;

import static io.assay.table.ColumnSpec.required;

/** What a list of customers says beside their columns. */
public final class ListColumns {
    public static final ColumnSpec CHANGE =
            required("change", Types.TEXT, "-", "added or removed since the published as-of date before");

    private ListColumns() {}
}
