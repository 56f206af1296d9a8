package io.assay.table;

import static io.assay.table.ColumnSpec.optional;

/** Where a judged row stands while duplicates are looked for; these columns stand in no stored table. */
public final class DuplicateSteps {
    public static final ColumnSpec APART = optional(
            "apart", Types.COUNT, "-", "Hash of the place of a row that has a reason already; null for all others");
    public static final ColumnSpec CUSTOMER_HASH =
            optional("customer_hash", Types.COUNT, "-", "Hash of the customer, which customers are ordered by first");

    private DuplicateSteps() {}
}
