package io.assay.cluster;

import io.assay.table.Better;
import io.assay.table.ClusterColumns;
import io.assay.table.ClusterProfileTable;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.RowValues;
import io.assay.table.RunColumns;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/** The rows of {@code cluster_profile} for one model: one per cluster and described column. */
record ProfileRows(ClusterModel model, String runId, LocalDate asOf) {
    private static final String MONETARY = CustomerFeatureTable.MONETARY.name();
    private static final int CENTS = 2;

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (CustomerCluster cluster : model.clusters()) {
            for (String column : new TreeSet<>(cluster.members().sums().keySet())) {
                RowValues values = begun(cluster.id(), cluster.name());
                fillCluster(values, cluster);
                fillColumn(values, cluster, column);
                rows.add(values.row());
            }
        }
        for (PreviousClusters.Cluster gone : model.dissolved()) {
            for (String column : new TreeSet<>(gone.centre().keySet())) {
                rows.add(dissolved(gone, column));
            }
        }
        return List.copyOf(rows);
    }

    private RowValues begun(int id, ClusterName name) {
        return ClusterProfileTable.SPEC
                .values()
                .with(RunColumns.RUN_ID, runId)
                .with(RunColumns.AS_OF_DATE, asOf)
                .with(ClusterProfileTable.HIGHEST_CLUSTER_ID, model.highestId())
                .with(ClusterColumns.CLUSTER_ID, id)
                .with(ClusterColumns.CLUSTER_NAME, name.english())
                .with(ClusterColumns.CLUSTER_NAME_ZH, name.chinese())
                .with(ClusterProfileTable.PATTERN, name.pattern());
    }

    private void fillCluster(RowValues values, CustomerCluster cluster) {
        ClusterMembers members = cluster.members();
        Continuity continuity = cluster.continuity();
        boolean kept = continuity.status() == Continuity.Status.KEPT;
        BigDecimal money = members.sums().get(MONETARY);
        values.with(ClusterProfileTable.CLUSTER_RANK, cluster.rank())
                .with(ClusterProfileTable.STATUS, continuity.status().code())
                .with(ClusterProfileTable.PREVIOUS_CLUSTER_ID, kept ? cluster.id() : null)
                .with(
                        ClusterProfileTable.CENTRE_SHIFT,
                        continuity.shift().isPresent() ? continuity.shift().getAsDouble() : null)
                .with(ClusterProfileTable.SIZE, members.size())
                .with(ClusterProfileTable.SHARE, (double) members.size() / customers())
                .with(ClusterProfileTable.MONETARY_TOTAL, money.setScale(CENTS, RoundingMode.HALF_UP))
                .with(ClusterProfileTable.MONETARY_SHARE, share(money, total(MONETARY)))
                .with(ClusterProfileTable.DISTANCE_MEAN, members.distances() / members.size());
    }

    private void fillColumn(RowValues values, CustomerCluster cluster, String column) {
        values.with(ClusterProfileTable.COLUMN_NAME, column)
                .with(ClusterProfileTable.MEAN, cluster.members().mean(column).doubleValue())
                .with(
                        ClusterProfileTable.POPULATION_MEAN,
                        total(column)
                                .divide(BigDecimal.valueOf(customers()), MathContext.DECIMAL128)
                                .doubleValue());
        int place = model.space().placeOf(column);
        if (place >= 0) {
            double z = cluster.members().centre().get(place);
            SpaceAxis axis = model.space().axes().get(place);
            values.with(ClusterProfileTable.CENTRE_Z, z)
                    .with(ClusterProfileTable.CENTRE_LOG, axis.logOf(z))
                    .with(ClusterProfileTable.LOG_SD, axis.logSd())
                    .with(ClusterProfileTable.STANDING, standing(column, z));
        }
    }

    private Row dissolved(PreviousClusters.Cluster gone, String column) {
        return begun(gone.id(), gone.name())
                .with(ClusterProfileTable.STATUS, Continuity.Status.DISSOLVED.code())
                .with(ClusterProfileTable.PREVIOUS_CLUSTER_ID, gone.id())
                .with(ClusterProfileTable.SIZE, 0L)
                .with(ClusterProfileTable.SHARE, 0.0)
                .with(ClusterProfileTable.COLUMN_NAME, column)
                .with(ClusterProfileTable.CENTRE_LOG, gone.centre().get(column))
                .row();
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
