package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import org.apache.spark.sql.types.DataTypes;

/** Columns on the way to segments, their sizes and the movement between them; they stand in no stored table. */
public final class SegmentSteps {
    public static final ColumnSpec RULE =
            optional("pack_rule", Types.INT, "place", "First rule of the pack that holds; null outside the scheme");

    /** Scheme and segment of a customer. */
    public static final ColumnSpec MEMBER = required(
            "member",
            Types.struct(SegmentSummaryTable.SCHEME, SegmentSummaryTable.SEGMENT),
            "-",
            "Scheme and segment of a customer");

    public static final ColumnSpec HEADS = optional("heads", Types.COUNT, "customers", "Customers of the segment");
    public static final ColumnSpec MONEY =
            optional("money", DataTypes.createDecimalType(28, 2), "currency of the run", "Sum of their monetary");
    public static final ColumnSpec VISITS = optional("visits", Types.COUNT, "visits", "Sum of their frequency");
    public static final ColumnSpec DAYS = optional("days", Types.COUNT, "days", "Sum of their recency");
    public static final ColumnSpec DATED = optional("dated", Types.COUNT, "customers", "Those with a recency");

    /** Scheme, segment before and segment now of a customer. */
    public static final ColumnSpec MOVE = required(
            "move",
            Types.struct(
                    SegmentSummaryTable.SCHEME, SegmentTransitionTable.FROM_SEGMENT, SegmentTransitionTable.TO_SEGMENT),
            "-",
            "Scheme, segment before and segment now of a customer");

    /** Which of two as-of dates a column speaks of. */
    public enum Side {
        BEFORE("before_"),
        NOW("now_");

        private final String prefix;

        Side(String prefix) {
            this.prefix = prefix;
        }

        /** A segment or an amount of a customer at this as-of date. */
        public ColumnSpec of(String column) {
            return optional(prefix + column, Types.TEXT, "-", "Value at one of two as-of dates");
        }

        /** Monetary of a customer at this as-of date. */
        public ColumnSpec money() {
            return optional(
                    prefix + CustomerFeatureTable.MONETARY.name(),
                    Types.MONEY,
                    "currency of the run",
                    "Monetary at one of two as-of dates");
        }
    }

    private SegmentSteps() {}

    /** Level of a customer on an axis of a pack, by the place of the axis. */
    public static ColumnSpec level(int axis) {
        return required("axis_level_" + axis, Types.INT, "level", "Level on the axis; 0 outside the scheme");
    }
}
