package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Columns on the way to cuts and levels; they stand in no stored table. Worth is counted in units of the lattice. */
public final class CutSteps {
    private static final String WORTH_UNIT = "lattice units";

    public static final ColumnSpec GROUP = required("cut_group", Types.TEXT, "-", "Group compared within");
    public static final ColumnSpec COLUMN = required("cut_column", Types.INT, "place", "Which of the columns is cut");
    public static final ColumnSpec WORTH = optional("cut_worth", Types.COUNT, WORTH_UNIT, "The better, the larger");
    /** Column and worth of one row. */
    public static final ColumnSpec ENTRY = optional("cut_entry", Types.struct(COLUMN, WORTH), "-", "One value to cut");

    public static final ColumnSpec BUCKET =
            optional("cut_bucket", Types.COUNT, "number", "Bucket that holds the worth");
    public static final ColumnSpec HEADS = required("cut_heads", Types.COUNT, "rows", "Rows in the bucket");
    public static final ColumnSpec LEAST = optional("cut_least", Types.COUNT, WORTH_UNIT, "Least worth in it");
    public static final ColumnSpec MOST = optional("cut_most", Types.COUNT, WORTH_UNIT, "Most worth in it");
    public static final ColumnSpec HIGH_SUM =
            optional("cut_high_sum", Types.COUNT, "2^32 lattice units", "Sum of the upper bits of the worths");
    public static final ColumnSpec LOW_SUM =
            optional("cut_low_sum", Types.COUNT, WORTH_UNIT, "Sum of the lower 32 bits of the worths");

    public static final ColumnSpec PENDING_GROUP = required("pending_group", Types.TEXT, "-", "Group of the bucket");
    public static final ColumnSpec PENDING_COLUMN =
            required("pending_column", Types.INT, "place", "Column that is cut");
    public static final ColumnSpec PENDING_LEAST =
            required("pending_least", Types.COUNT, WORTH_UNIT, "Where it begins");
    public static final ColumnSpec PENDING_MOST = required("pending_most", Types.COUNT, WORTH_UNIT, "Where it ends");
    public static final ColumnSpec PENDING_STEP =
            required("pending_step", Types.COUNT, WORTH_UNIT, "Width of the buckets that it is divided into");
    public static final TableSpec PENDING = TableSpec.ofStep(
            "pending_bucket",
            "one bucket that holds a boundary",
            List.of(PENDING_GROUP, PENDING_COLUMN, PENDING_LEAST, PENDING_MOST, PENDING_STEP));

    public static final ColumnSpec LEVEL_GROUP = required("level_group", Types.TEXT, "-", "Group compared within");
    public static final ColumnSpec BOUND_GROUP = required("bound_group", Types.TEXT, "-", "Group that has cuts");

    /** Worth at which a level of one of several outputs begins in a group; null where nobody reaches it. */
    public static ColumnSpec bound(int output, int level) {
        return optional("bound_" + output + "_" + level, Types.COUNT, WORTH_UNIT, "Where the level begins");
    }

    /**
     * One row per group: where the levels of each output begin.
     *
     * @param levels number of levels of each output
     */
    public static TableSpec bounds(List<Integer> levels) {
        Stream<ColumnSpec> bounds = IntStream.range(0, levels.size()).boxed().flatMap(output -> IntStream.rangeClosed(
                        2, levels.get(output))
                .mapToObj(level -> bound(output, level)));
        return TableSpec.ofStep(
                "level_bound",
                "one group with cuts",
                Stream.concat(Stream.of(BOUND_GROUP), bounds).toList());
    }

    private CutSteps() {}
}
