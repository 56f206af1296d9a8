package io.assay.cluster;

import io.assay.table.CustomerFeatureTable;
import io.assay.transform.Estimator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.mllib.clustering.KMeans;
import org.apache.spark.mllib.clustering.KMeansModel;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * k-means of customers on log-transformed, standardised features.
 *
 * <p>The number of clusters and the starting centres are searched on the counted cells of a grid; MLlib then fits on all
 * customers from the best centres. The result depends neither on the order of rows nor on partitions, see {@link SpaceAxis}.
 * The rows are read about six times, more on MLlib's account: persist them before.
 *
 * @see <a href="https://projecteuclid.org/euclid.bsmsp/1200512992">MacQueen (1967), Some methods for classification</a>
 */
public record CustomerClustering(ClusterParameters parameters) implements Estimator<ClusterModel> {
    private static final int MOST_ITERATIONS = 100;
    private static final double TOLERANCE = 1e-6;
    private static final double COST_SLACK = 1e-4;
    private static final List<String> VALUE_COLUMNS = List.of(
            CustomerFeatureTable.RECENCY_DAYS.name(),
            CustomerFeatureTable.FREQUENCY.name(),
            CustomerFeatureTable.MONETARY.name());

    @Override
    public ClusterModel fit(Dataset<Row> features) {
        ClusterSpace space = ClusterSpace.learn(features, parameters.columns());
        if (space.customers() == 0) {
            throw new IllegalArgumentException("Cannot cluster customers: there are none");
        }
        return space.dimensions() == 0 ? oneCluster(features, space) : searched(features, space);
    }

    /**
     * The search over the number of clusters alone, on the cells of the grid; nothing is fitted on all customers.
     *
     * @throws IllegalArgumentException when all customers are equal in the columns
     */
    public KSweep sweep(Dataset<Row> features) {
        ClusterSpace space = ClusterSpace.learn(features, parameters.columns());
        if (space.dimensions() == 0) {
            throw new IllegalArgumentException("Cannot choose a number of clusters: all customers are equal");
        }
        return KSweep.of(ClusterGrid.of(features, space).cells(), parameters);
    }

    private ClusterModel oneCluster(Dataset<Row> features, ClusterSpace space) {
        String reason = space.customers() == 1
                ? "there is only one customer"
                : "all " + space.customers() + " customers are equal in " + parameters.columns();
        NearestCentre everyone = new NearestCentre(space, List.of(List.of()));
        ClusterEvidence evidence = new ClusterEvidence(parameters, Optional.of(reason), Optional.empty());
        return ranked(everyone, ClusterMembers.of(features, everyone, described()), evidence);
    }

    private ClusterModel searched(Dataset<Row> features, ClusterSpace space) {
        ClusterGrid grid = ClusterGrid.of(features, space);
        KSweep sweep = KSweep.of(grid.cells(), parameters);
        NearestCentre centres = fitted(features, space, sweep.start());
        List<ClusterMembers> members = ClusterMembers.of(features, centres, described());
        double cost = members.stream().mapToDouble(ClusterMembers::cost).sum();
        if (cost > sweep.chosen().cost() * (1 + COST_SLACK) + COST_SLACK) {
            throw new IllegalStateException("Cannot publish clusters: the cost on all customers is " + cost
                    + ", above the " + sweep.chosen().cost() + " of the grid it started from");
        }
        ClusterEvidence.Search search =
                new ClusterEvidence.Search(grid.cells().size(), grid.cellSize(), sweep, drift(centres, members));
        return ranked(centres, members, new ClusterEvidence(parameters, Optional.empty(), Optional.of(search)));
    }

    /** MLlib from the best centres of the grid. */
    private static NearestCentre fitted(Dataset<Row> features, ClusterSpace space, List<List<Double>> start) {
        RDD<Vector> points = features.select(space.z())
                .javaRDD()
                .map(CustomerClustering::vector)
                .rdd();
        KMeansModel model = new KMeans()
                .setK(start.size())
                .setInitialModel(new NearestCentre(space, start).mllib())
                .setMaxIterations(MOST_ITERATIONS)
                .setEpsilon(TOLERANCE)
                .run(points);
        return new NearestCentre(
                space,
                Arrays.stream(model.clusterCenters())
                        .map(centre -> Arrays.stream(centre.toArray()).boxed().toList())
                        .toList());
    }

    private static Vector vector(Row row) {
        return Vectors.dense(
                IntStream.range(0, row.size()).mapToDouble(row::getDouble).toArray());
    }

    /** Clusters in order of value; a centre that lost all its members is left out. */
    private static ClusterModel ranked(NearestCentre found, List<ClusterMembers> members, ClusterEvidence evidence) {
        List<ClusterMembers> byValue = members.stream().sorted(byValue()).toList();
        List<ClusterName> names = ClusterName.ofAll(byValue);
        List<CustomerCluster> clusters = new ArrayList<>();
        for (int i = 0; i < byValue.size(); i++) {
            Continuity fresh = new Continuity(i + 1, Continuity.Status.NEW, OptionalDouble.empty());
            clusters.add(new CustomerCluster(i + 1, names.get(i), fresh, byValue.get(i)));
        }
        List<List<Double>> centres = byValue.stream()
                .map(cluster -> found.centres().get(cluster.place() - 1))
                .toList();
        return new ClusterModel(new NearestCentre(found.space(), centres), clusters, evidence, PreviousClusters.none());
    }

    /** Larger mean monetary first, then larger mean frequency, then smaller mean recency. */
    private static Comparator<ClusterMembers> byValue() {
        return byMean(CustomerFeatureTable.MONETARY.name())
                .reversed()
                .thenComparing(byMean(CustomerFeatureTable.FREQUENCY.name()).reversed())
                .thenComparing(byMean(CustomerFeatureTable.RECENCY_DAYS.name()))
                .thenComparing(members -> members.centre().toString());
    }

    private static Comparator<ClusterMembers> byMean(String column) {
        return Comparator.comparing(members -> members.mean(column));
    }

    private List<String> described() {
        return Stream.concat(VALUE_COLUMNS.stream(), parameters.columns().stream())
                .distinct()
                .toList();
    }

    private static double drift(NearestCentre centres, List<ClusterMembers> members) {
        double largest = 0;
        for (ClusterMembers cluster : members) {
            List<Double> centre = centres.centres().get(cluster.place() - 1);
            double sum = 0;
            for (int j = 0; j < centre.size(); j++) {
                double difference = centre.get(j) - cluster.centre().get(j);
                sum += difference * difference;
            }
            largest = Math.max(largest, Math.sqrt(sum));
        }
        return largest;
    }
}
