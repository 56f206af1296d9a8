package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

/** What is summed up on the way to a fingerprint; it stands in no stored table. */
public final class FingerprintSteps {
    public static final ColumnSpec ROWS = required("rows", Types.COUNT, "rows", "Rows");

    /** One of the two hashes of a row. */
    public enum Hash {
        FIRST("first_hash"),
        SECOND("second_hash");

        private final String prefix;

        Hash(String prefix) {
            this.prefix = prefix;
        }

        /** The hash of one row. */
        public ColumnSpec ofRow() {
            return required(prefix + "_of_row", Types.COUNT, "-", "Hash of the row");
        }

        /** Sum over the rows of one part of the hash, the lowest bits first; null without rows. */
        public ColumnSpec part(int part) {
            return optional(prefix + part, Types.COUNT, "-", "Sum of a part of the hashes");
        }
    }

    private FingerprintSteps() {}
}
