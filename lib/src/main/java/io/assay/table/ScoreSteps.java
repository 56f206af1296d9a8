package io.assay.table;

import static io.assay.table.ColumnSpec.required;

import java.util.List;

/** Columns on the way to scores; they stand in no stored table. */
public final class ScoreSteps {
    public static final ColumnSpec LARGE_GROUP =
            required("large_group", Types.TEXT, "-", "Peer group that is scored alone");
    public static final ColumnSpec GROUP_SIZE =
            required("group_size", Types.COUNT, "customers", "Customers of the peer group");
    public static final TableSpec LARGE_GROUPS =
            TableSpec.ofStep("large_group", "one peer group that is scored alone", List.of(LARGE_GROUP));

    /** Levels of recency, frequency and monetary, in this order, before they are made digits. */
    public static final List<ColumnSpec> DIGIT_LEVELS = List.of(digitLevel("r"), digitLevel("f"), digitLevel("m"));

    private ScoreSteps() {}

    private static ColumnSpec digitLevel(String letter) {
        return required("digit_" + letter, Types.INT, "level", "Level that the digit is made of");
    }
}
