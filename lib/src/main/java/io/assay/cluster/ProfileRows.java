package io.assay.cluster;

import io.assay.table.Better;
import io.assay.table.ClusterColumns;
import io.assay.table.ClusterProfileTable;
import io.assay.table.ColumnSpec;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.RunColumns;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of {@code cluster_profile} for one model: one per cluster and described column. */
record ProfileRows(ClusterModel model, String runId, LocalDate asOf) {
    private static final String MONETARY = CustomerFeatureTable.MONETARY.name();
    private static final int CENTS = 2;

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (CustomerCluster cluster : model.clusters()) {
            for (String column : new TreeSet<>(cluster.members().sums().keySet())) {
                Map<ColumnSpec, Object> values = ofCluster(cluster);
                values.putAll(ofColumn(cluster, column));
                rows.add(row(values));
            }
        }
        for (PreviousClusters.Cluster gone : model.dissolved()) {
            for (String column : new TreeSet<>(gone.centre().keySet())) {
                rows.add(row(ofDissolved(gone, column)));
            }
        }
        return List.copyOf(rows);
    }

    private Row row(Map<ColumnSpec, Object> values) {
        values.put(RunColumns.RUN_ID, runId);
        values.put(RunColumns.AS_OF_DATE, asOf);
        values.put(ClusterProfileTable.HIGHEST_CLUSTER_ID, model.highestId());
        return RowFactory.create(
                ClusterProfileTable.SPEC.columns().stream().map(values::get).toArray());
    }

    private Map<ColumnSpec, Object> ofCluster(CustomerCluster cluster) {
        ClusterMembers members = cluster.members();
        Continuity continuity = cluster.continuity();
        boolean kept = continuity.status() == Continuity.Status.KEPT;
        BigDecimal money = members.sums().get(MONETARY);
        Map<ColumnSpec, Object> values = named(cluster.id(), cluster.name());
        values.put(ClusterProfileTable.CLUSTER_RANK, cluster.rank());
        values.put(ClusterProfileTable.STATUS, continuity.status().code());
        values.put(ClusterProfileTable.PREVIOUS_CLUSTER_ID, kept ? cluster.id() : null);
        values.put(
                ClusterProfileTable.CENTRE_SHIFT,
                continuity.shift().isPresent() ? continuity.shift().getAsDouble() : null);
        values.put(ClusterProfileTable.SIZE, members.size());
        values.put(ClusterProfileTable.SHARE, (double) members.size() / customers());
        values.put(ClusterProfileTable.MONETARY_TOTAL, money.setScale(CENTS, RoundingMode.HALF_UP));
        values.put(ClusterProfileTable.MONETARY_SHARE, share(money, total(MONETARY)));
        values.put(ClusterProfileTable.DISTANCE_MEAN, members.distances() / members.size());
        return values;
    }

    private Map<ColumnSpec, Object> ofColumn(CustomerCluster cluster, String column) {
        Map<ColumnSpec, Object> values = new HashMap<>();
        values.put(ClusterProfileTable.COLUMN_NAME, column);
        values.put(ClusterProfileTable.MEAN, cluster.members().mean(column).doubleValue());
        values.put(
                ClusterProfileTable.POPULATION_MEAN,
                total(column)
                        .divide(BigDecimal.valueOf(customers()), MathContext.DECIMAL128)
                        .doubleValue());
        int place = model.space().placeOf(column);
        if (place >= 0) {
            double z = cluster.members().centre().get(place);
            Axis axis = model.space().axes().get(place);
            values.put(ClusterProfileTable.CENTRE_Z, z);
            values.put(ClusterProfileTable.CENTRE_LOG, axis.logOf(z));
            values.put(ClusterProfileTable.LOG_SD, axis.logSd());
            values.put(ClusterProfileTable.STANDING, standing(column, z));
        }
        return values;
    }

    private static Map<ColumnSpec, Object> ofDissolved(PreviousClusters.Cluster gone, String column) {
        Map<ColumnSpec, Object> values = named(gone.id(), gone.name());
        values.put(ClusterProfileTable.STATUS, Continuity.Status.DISSOLVED.code());
        values.put(ClusterProfileTable.PREVIOUS_CLUSTER_ID, gone.id());
        values.put(ClusterProfileTable.SIZE, 0L);
        values.put(ClusterProfileTable.SHARE, 0.0);
        values.put(ClusterProfileTable.COLUMN_NAME, column);
        values.put(ClusterProfileTable.CENTRE_LOG, gone.centre().get(column));
        return values;
    }

    private static Map<ColumnSpec, Object> named(int id, ClusterName name) {
        Map<ColumnSpec, Object> values = new HashMap<>();
        values.put(ClusterColumns.CLUSTER_ID, id);
        values.put(ClusterColumns.CLUSTER_NAME, name.english());
        values.put(ClusterColumns.CLUSTER_NAME_ZH, name.chinese());
        values.put(ClusterProfileTable.PATTERN, name.pattern());
        return values;
    }

    private static String standing(String column, double z) {
        double good = CustomerFeatureTable.better(column) == Better.LOWER ? -z : z;
        String very = Math.abs(good) >= 1 ? "very " : "";
        return very + (good >= 0 ? "good" : "poor");
    }

    private static Double share(BigDecimal part, BigDecimal whole) {
        return whole.signum() > 0 ? part.divide(whole, MathContext.DECIMAL128).doubleValue() : null;
    }

    private BigDecimal total(String column) {
        return model.clusters().stream()
                .map(cluster -> cluster.members().sums().get(column))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private long customers() {
        return model.space().customers();
    }
}
