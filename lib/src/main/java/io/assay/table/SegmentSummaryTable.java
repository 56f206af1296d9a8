package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;

/** Size and money of every segment of every scheme, empty segments included. */
public final class SegmentSummaryTable {
    public static final ColumnSpec SCHEME =
            required("scheme", Types.TEXT, "-", "Column of customer_segment that holds the segments");
    public static final ColumnSpec SEGMENT = required("segment", Types.TEXT, "-", "Segment code");
    public static final ColumnSpec CUSTOMERS =
            required("customers", Types.COUNT, "customers", "Customers; adds up within one as-of date and scheme");
    public static final ColumnSpec CUSTOMER_SHARE =
            optional("customer_share", Types.NUMBER, "share", "Customers over all customers of the as-of date");
    public static final ColumnSpec MONETARY =
            CustomerFeatureTable.MONETARY.withMeaning("Sum of monetary; adds up within one as-of date and scheme");
    public static final ColumnSpec MONETARY_SHARE = optional(
            "monetary_share",
            Types.NUMBER,
            "share",
            "Monetary over the monetary of all customers; null when that is 0");
    public static final ColumnSpec AVG_MONETARY = optional(
            "avg_monetary", Types.MEAN_MONEY, "currency of the run", "Monetary per customer; null without customers");
    public static final ColumnSpec PER_HEAD_INDEX = optional(
            "per_head_index", Types.NUMBER, "-", "Monetary share over customer share; 1 is the average customer");
    public static final ColumnSpec AVG_RECENCY_DAYS =
            optional("avg_recency_days", Types.NUMBER, "days", "Mean recency; not additive");
    public static final ColumnSpec AVG_FREQUENCY =
            optional("avg_frequency", Types.NUMBER, "visits", "Mean frequency; not additive");

    public static final TableSpec SPEC = new TableSpec(
            "segment_summary",
            "one segment of one scheme at an as-of date",
            List.of(RunColumns.RUN_ID, SCHEME, SEGMENT),
            List.of(RunColumns.RUN_ID),
            List.of(
                    RunColumns.AS_OF_DATE,
                    RunColumns.RUN_ID,
                    SCHEME,
                    SEGMENT,
                    CUSTOMERS,
                    CUSTOMER_SHARE,
                    MONETARY,
                    MONETARY_SHARE,
                    AVG_MONETARY,
                    PER_HEAD_INDEX,
                    AVG_RECENCY_DAYS,
                    AVG_FREQUENCY));

    private SegmentSummaryTable() {}
}
