package io.assay.cluster;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;

import io.assay.table.ClusterColumns;
import io.assay.table.ColumnSpec;
import io.assay.transform.Transformation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.mllib.clustering.KMeansModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Fitted clusters of customers: adds cluster, rank, name and distance to rows of features.
 *
 * @param centres the centres, in order of value
 * @param clusters the clusters, in order of value
 * @param evidence how the model was found: numbers of clusters tried, or why nothing was clustered
 * @param previous the clusters of the previous as-of date that these were matched to
 */
public record ClusterModel(
        NearestCentre centres, List<CustomerCluster> clusters, ClusterEvidence evidence, PreviousClusters previous)
        implements Transformation {
    public ClusterModel {
        clusters = List.copyOf(clusters);
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> features) {
        Column rank = NearestCentre.place();
        return centres.located(features)
                .select(Stream.concat(
                                Stream.of(features.columns()).map(functions::col),
                                Stream.of(
                                        ClusterColumns.CLUSTER_ID.from(looked(rank, CustomerCluster::id)),
                                        ClusterColumns.CLUSTER_RANK.from(rank),
                                        ClusterColumns.CLUSTER_NAME.from(looked(
                                                rank, cluster -> cluster.name().english())),
                                        ClusterColumns.CLUSTER_DISTANCE.from(NearestCentre.distance())))
                        .toArray(Column[]::new));
    }

    /** The columns that {@link #apply} adds, in order. */
    public List<ColumnSpec> columns() {
        return ClusterColumns.ADDED;
    }

    /** The previous clusters that none of these goes on. */
    public List<PreviousClusters.Cluster> dissolved() {
        return ClusterIdentity.dissolved(
                previous, clusters.stream().map(CustomerCluster::continuity).toList());
    }

    /** The same clusters with the numbers of the previous as-of date, where they go on. */
    public ClusterModel continuing(PreviousClusters before) {
        List<Continuity> matched =
                ClusterIdentity.match(clusters.stream().map(this::logCentre).toList(), before);
        List<CustomerCluster> renumbered = new ArrayList<>();
        for (int i = 0; i < matched.size(); i++) {
            CustomerCluster cluster = clusters.get(i);
            renumbered.add(new CustomerCluster(cluster.rank(), cluster.name(), matched.get(i), cluster.members()));
        }
        return new ClusterModel(centres, renumbered, evidence, before);
    }

    /** The centres as a model of MLlib, in order of value, over the standardised columns. */
    public KMeansModel mllib() {
        return centres.mllib();
    }

    /** Rows of {@code cluster_profile}. */
    public List<Row> profileRows(String runId, LocalDate asOf) {
        return new ProfileRows(this, runId, asOf).rows();
    }

    /** Rows of {@code model_version}. */
    public List<Row> modelRows(String runId, LocalDate asOf) {
        return ModelRows.of(this, runId, asOf);
    }

    ClusterSpace space() {
        return centres.space();
    }

    /** Highest cluster number given so far. */
    int highestId() {
        return Math.max(
                previous.highestId(),
                clusters.stream().mapToInt(CustomerCluster::id).max().orElse(0));
    }

    /** Centre of a cluster in log(1 + x), by column. */
    Map<String, Double> logCentre(CustomerCluster cluster) {
        Map<String, Double> centre = new HashMap<>();
        for (int j = 0; j < space().dimensions(); j++) {
            SpaceAxis axis = space().axes().get(j);
            centre.put(axis.column(), axis.logOf(cluster.members().centre().get(j)));
        }
        return centre;
    }

    private Column looked(Column rank, Function<CustomerCluster, Object> value) {
        return element_at(
                array(clusters.stream()
                        .map(cluster -> lit(value.apply(cluster)))
                        .toArray(Column[]::new)),
                rank);
    }
}
