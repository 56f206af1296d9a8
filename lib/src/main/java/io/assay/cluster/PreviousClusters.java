package io.assay.cluster;

import io.assay.table.ClusterColumns;
import io.assay.table.ClusterProfileTable;
import io.assay.table.ColumnSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * The clusters of the previous as-of date, which new ones are matched to.
 *
 * @param clusters in order of their number
 * @param logSd standard deviation of log(1 + x) then, by column
 * @param highestId highest number given so far
 */
public record PreviousClusters(List<Cluster> clusters, Map<String, Double> logSd, int highestId) {
    public PreviousClusters {
        clusters = List.copyOf(clusters);
        logSd = Map.copyOf(logSd);
    }

    /**
     * One of them.
     *
     * @param centre coordinates in log(1 + x), by column
     */
    public record Cluster(int id, ClusterName name, Map<String, Double> centre) {
        public Cluster {
            centre = Map.copyOf(centre);
        }
    }

    /** No previous clusters: the first as-of date. */
    public static PreviousClusters none() {
        return new PreviousClusters(List.of(), Map.of(), 0);
    }

    /** The clusters that the rows of one run in {@code cluster_profile} describe; dissolved ones are left out. */
    public static PreviousClusters of(List<Row> profile) {
        Map<Integer, List<Row>> byId = new TreeMap<>();
        Map<String, Double> logSd = new HashMap<>();
        int highest = 0;
        for (Row row : profile) {
            highest = Math.max(highest, ClusterProfileTable.HIGHEST_CLUSTER_ID.in(row, Integer.class));
            if (!text(row, ClusterProfileTable.STATUS).equals(Continuity.Status.DISSOLVED.code())) {
                byId.computeIfAbsent(ClusterColumns.CLUSTER_ID.in(row, Integer.class), id -> new ArrayList<>())
                        .add(row);
                Double sd = ClusterProfileTable.LOG_SD.in(row, Double.class);
                if (sd != null) {
                    logSd.put(text(row, ClusterProfileTable.COLUMN_NAME), sd);
                }
            }
        }
        List<Cluster> clusters = new ArrayList<>();
        byId.forEach((id, rows) -> clusters.add(cluster(id, rows)));
        return new PreviousClusters(clusters, logSd, highest);
    }

    private static Cluster cluster(int id, List<Row> rows) {
        Map<String, Double> centre = new HashMap<>();
        for (Row row : rows) {
            Double coordinate = ClusterProfileTable.CENTRE_LOG.in(row, Double.class);
            if (coordinate != null) {
                centre.put(text(row, ClusterProfileTable.COLUMN_NAME), coordinate);
            }
        }
        Row first = rows.get(0);
        ClusterName name = new ClusterName(
                text(first, ClusterProfileTable.PATTERN),
                text(first, ClusterColumns.CLUSTER_NAME),
                text(first, ClusterColumns.CLUSTER_NAME_ZH));
        return new Cluster(id, name, centre);
    }

    private static String text(Row row, ColumnSpec column) {
        return column.in(row, String.class);
    }
}
