package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;

/** Customers that went from one segment to another since the previous as-of date. */
public final class SegmentTransitionTable {
    /** Stands for a customer that the previous as-of date does not know. */
    public static final String NEW = "(new)";
    /** Stands for a customer that this as-of date no longer knows. */
    public static final String LOST = "(lost)";

    public static final ColumnSpec PREVIOUS_AS_OF_DATE = required(
                    "previous_as_of_date", Types.DATE, "date", "As-of date compared with")
            .runBound();
    public static final ColumnSpec PREVIOUS_RUN_ID =
            required("previous_run_id", Types.TEXT, "-", "Run compared with").runBound();
    public static final ColumnSpec FROM_SEGMENT =
            required("from_segment", Types.TEXT, "-", "Segment at the previous as-of date, or (new)");
    public static final ColumnSpec TO_SEGMENT =
            required("to_segment", Types.TEXT, "-", "Segment at this as-of date, or (lost)");
    public static final ColumnSpec CUSTOMERS =
            SegmentSummaryTable.CUSTOMERS.withMeaning("Customers that went this way");
    public static final ColumnSpec SHARE_OF_FROM = optional(
            "share_of_from", Types.NUMBER, "share", "Customers over the size of the segment they left; null for (new)");
    public static final ColumnSpec MONETARY_BEFORE = required(
            "monetary_before", Types.MONEY, "currency of the run", "Their monetary at the previous as-of date");
    public static final ColumnSpec MONETARY_NOW =
            required("monetary_now", Types.MONEY, "currency of the run", "Their monetary at this as-of date");

    public static final TableSpec SPEC = new TableSpec(
            "segment_transition",
            "one pair of segments of one scheme with customers between them",
            List.of(RunColumns.RUN_ID, SegmentSummaryTable.SCHEME, FROM_SEGMENT, TO_SEGMENT),
            List.of(RunColumns.RUN_ID),
            List.of(
                    RunColumns.AS_OF_DATE,
                    RunColumns.RUN_ID,
                    PREVIOUS_AS_OF_DATE,
                    PREVIOUS_RUN_ID,
                    SegmentSummaryTable.SCHEME,
                    FROM_SEGMENT,
                    TO_SEGMENT,
                    CUSTOMERS,
                    SHARE_OF_FROM,
                    MONETARY_BEFORE,
                    MONETARY_NOW));

    private SegmentTransitionTable() {}
}
