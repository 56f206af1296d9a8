package io.assay.table;

import static io.assay.table.ColumnSpec.required;

import java.util.List;

/** What clustering adds to a customer. */
public final class ClusterColumns {
    public static final ColumnSpec CLUSTER_ID = required(
                    "cluster_id",
                    Types.INT,
                    "-",
                    "Cluster that keeps its number over the as-of dates; 1 when not clustered")
            .runBound();
    public static final ColumnSpec CLUSTER_RANK = required(
            "cluster_rank", Types.INT, "rank", "Place of the cluster by mean monetary, 1 is the most valuable");
    public static final ColumnSpec CLUSTER_NAME = required(
            "cluster_name", Types.TEXT, "-", "Name from the means of the cluster against those of all customers");
    public static final ColumnSpec CLUSTER_NAME_ZH =
            required("cluster_name_zh", Types.TEXT, "-", "The same name in Chinese");
    public static final ColumnSpec CLUSTER_DISTANCE = required(
            "cluster_distance", Types.NUMBER, "standard deviations", "Distance of the customer to the cluster centre");

    /** Rank and distance of the nearest centre, while they are computed; stands in no table. */
    public static final ColumnSpec NEAREST = required(
            "nearest_centre_",
            Types.struct(CLUSTER_DISTANCE, CLUSTER_RANK),
            "-",
            "Distance and rank of the nearest centre");

    /** Columns that clustering adds, in order. */
    public static final List<ColumnSpec> ADDED = List.of(CLUSTER_ID, CLUSTER_RANK, CLUSTER_NAME, CLUSTER_DISTANCE);

    /** Standardised coordinate of an axis, while it is computed; stands in no table. */
    public static ColumnSpec axis(int place) {
        return required("cluster_axis_" + place + "_", Types.COUNT, "2^-20 standard deviations", "Coordinate");
    }

    private ClusterColumns() {}
}
