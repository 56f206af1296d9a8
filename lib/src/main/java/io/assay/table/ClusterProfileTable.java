package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;

/** What the clusters of a run look like: one row per cluster and column. */
public final class ClusterProfileTable {
    public static final ColumnSpec CLUSTER_RANK = ClusterColumns.CLUSTER_RANK
            .orNull()
            .withMeaning("Place of the cluster by mean monetary, 1 is the most valuable; null when dissolved");
    public static final ColumnSpec STATUS = required(
                    "status", Types.TEXT, "-", "kept: matched to a cluster of the previous as-of; new; or dissolved")
            .runBound();
    public static final ColumnSpec PREVIOUS_CLUSTER_ID = optional(
                    "previous_cluster_id",
                    Types.INT,
                    "-",
                    "Cluster of the previous as-of that it goes on; null when new")
            .runBound();
    public static final ColumnSpec CENTRE_SHIFT = optional(
                    "centre_shift",
                    Types.NUMBER,
                    "standard deviations",
                    "Distance of the centre to the previous one; null when new")
            .runBound();
    public static final ColumnSpec HIGHEST_CLUSTER_ID = required(
                    "highest_cluster_id",
                    Types.INT,
                    "-",
                    "Highest cluster number given so far; numbers are not used again")
            .runBound();
    public static final ColumnSpec PATTERN = required(
            "pattern", Types.TEXT, "-", "Recency, frequency, monetary: ↑ better, ↓ worse, = equal to all customers");
    public static final ColumnSpec SIZE = required("size", Types.COUNT, "customers", "Customers of the cluster");
    public static final ColumnSpec SHARE = required("share", Types.NUMBER, "share", "Share of all customers");
    public static final ColumnSpec MONETARY_TOTAL =
            optional("monetary_total", Types.MONEY, "currency of the run", "Monetary of the cluster, summed");
    public static final ColumnSpec MONETARY_SHARE = SegmentSummaryTable.MONETARY_SHARE.withMeaning(
            "Share of all monetary; null when the total is not positive");
    public static final ColumnSpec DISTANCE_MEAN = optional(
            "distance_mean", Types.NUMBER, "standard deviations", "Mean distance of the customers to the centre");
    public static final ColumnSpec COLUMN_NAME =
            ScoreCutTable.COLUMN_NAME.withMeaning("Feature column that the values to the right speak of");
    public static final ColumnSpec MEAN =
            optional("mean", Types.NUMBER, "as the column", "Mean of the cluster; a missing value counts as the worst");
    public static final ColumnSpec POPULATION_MEAN =
            optional("population_mean", Types.NUMBER, "as the column", "Mean of all customers");
    public static final ColumnSpec CENTRE_Z = optional(
            "centre_z", Types.NUMBER, "standard deviations", "Coordinate of the centre; null when not clustered by");
    public static final ColumnSpec CENTRE_LOG =
            optional("centre_log", Types.NUMBER, "log(1 + value)", "Coordinate of the centre before standardisation");
    public static final ColumnSpec LOG_SD = optional(
            "log_sd", Types.NUMBER, "log(1 + value)", "Standard deviation of log(1 + value) over all customers");
    public static final ColumnSpec STANDING = optional(
            "standing", Types.TEXT, "-", "very good, good, poor or very poor: very from one standard deviation on");

    public static final TableSpec SPEC = new TableSpec(
            "cluster_profile",
            "one cluster and one of its columns",
            List.of(RunColumns.RUN_ID, ClusterColumns.CLUSTER_ID, COLUMN_NAME),
            List.of(RunColumns.RUN_ID),
            List.of(
                    RunColumns.RUN_ID,
                    RunColumns.AS_OF_DATE,
                    ClusterColumns.CLUSTER_ID,
                    CLUSTER_RANK,
                    ClusterColumns.CLUSTER_NAME,
                    ClusterColumns.CLUSTER_NAME_ZH,
                    STATUS,
                    PREVIOUS_CLUSTER_ID,
                    CENTRE_SHIFT,
                    HIGHEST_CLUSTER_ID,
                    PATTERN,
                    SIZE,
                    SHARE,
                    MONETARY_TOTAL,
                    MONETARY_SHARE,
                    DISTANCE_MEAN,
                    COLUMN_NAME,
                    MEAN,
                    POPULATION_MEAN,
                    CENTRE_Z,
                    CENTRE_LOG,
                    LOG_SD,
                    STANDING));

    private ClusterProfileTable() {}
}
