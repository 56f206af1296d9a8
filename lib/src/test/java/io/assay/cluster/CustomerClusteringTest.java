package io.assay.cluster;

import static io.assay.cluster.Customers.RFM;
import static io.assay.cluster.Customers.customers;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.table.ClusterColumns;
import io.assay.table.ColumnSpec;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.RunColumns;
import io.assay.testkit.Fault;
import io.assay.testkit.Frames;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.mllib.clustering.KMeansModel;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
@Method("cluster-rfm-kmeans")
class CustomerClusteringTest {
    private static final long SEED = 42;

    private static ClusterModel fit(Dataset<Row> features, int k) {
        return new CustomerClustering(ClusterParameters.withK(RFM, k, 3, SEED)).fit(features);
    }

    @Test
    @Fault({"C4", "C5"})
    void twoFitsAreEqual() {
        Customers many = customers().skewed(300, 11);
        CustomerClustering clustering = new CustomerClustering(new ClusterParameters(RFM, 2, 4, 2, SEED));

        assertThat(clustering.fit(many.shuffled(5, 3))).isEqualTo(clustering.fit(many.rows()));
    }

    @Test
    @Fault({"C4", "C5", "C19"})
    void orderAndPartitionsDoNotChangeABit() {
        Customers many = customers().skewed(1500, 7);
        CustomerClustering clustering = new CustomerClustering(new ClusterParameters(RFM, 2, 5, 3, SEED));
        ClusterModel first = clustering.fit(many.rows());

        for (int partitions : new int[] {1, 2, 7, 9}) {
            Dataset<Row> other = many.shuffled(partitions, partitions);
            ClusterModel again = clustering.fit(other);

            assertThat(again.mllib().clusterCenters())
                    .containsExactly(first.mllib().clusterCenters());
            assertThat(again.profileRows("r", LocalDate.EPOCH)).isEqualTo(first.profileRows("r", LocalDate.EPOCH));
            assertThat(again.modelRows("r", LocalDate.EPOCH)).isEqualTo(first.modelRows("r", LocalDate.EPOCH));
            Frames.assertSameRows(first.apply(many.rows()), again.apply(other));
        }
    }

    @Test
    @Fault({"C3", "C19"})
    void everyCustomerIsInTheClusterOfTheNearestCentreWhichIsTheMeanOfItsMembers() {
        Dataset<Row> features = customers().skewed(400, 3).rows();
        ClusterModel model = fit(features, 4);
        KMeansModel published = model.mllib();

        List<Row> rows = model.apply(features)
                .select(ClusterColumns.CLUSTER_RANK.col(), ClusterColumns.CLUSTER_DISTANCE.col())
                .collectAsList();
        List<Row> points = features.select(model.space().z()).collectAsList();

        double cost = 0;
        double[][] sums = new double[4][4];
        for (int i = 0; i < rows.size(); i++) {
            Vector point = Vectors.dense(
                    points.get(i).getDouble(0),
                    points.get(i).getDouble(1),
                    points.get(i).getDouble(2));
            int rank = rows.get(i).getInt(0);
            assertThat(rank).isEqualTo(published.predict(point) + 1);
            assertThat(rows.get(i).getDouble(1))
                    .isCloseTo(Math.sqrt(Vectors.sqdist(point, published.clusterCenters()[rank - 1])), within(1e-12));
            cost += rows.get(i).getDouble(1) * rows.get(i).getDouble(1);
            sums[rank - 1][3]++;
            for (int j = 0; j < 3; j++) {
                sums[rank - 1][j] += point.apply(j);
            }
        }
        assertThat(rows).hasSize(400);
        assertThat(cost)
                .isCloseTo(
                        model.clusters().stream()
                                .mapToDouble(c -> c.members().cost())
                                .sum(),
                        within(1e-3));
        for (int c = 0; c < 4; c++) {
            assertThat(sums[c][3]).isEqualTo((double) model.clusters().get(c).size());
            for (int j = 0; j < 3; j++) {
                assertThat(published.clusterCenters()[c].apply(j)).isCloseTo(sums[c][j] / sums[c][3], within(1e-9));
            }
        }
    }

    @Test
    @Fault("C19")
    void ranksFollowMeanMonetary() {
        Dataset<Row> features = customers().skewed(400, 3).rows();

        ClusterModel model = fit(features, 5);

        List<Row> means = model.apply(features)
                .groupBy(ClusterColumns.CLUSTER_RANK.col())
                .agg(avg(CustomerFeatureTable.MONETARY.col()))
                .orderBy(col(ClusterColumns.CLUSTER_RANK.name()))
                .collectAsList();
        assertThat(means).hasSize(5);
        assertThat(means).isSortedAccordingTo((a, b) -> b.getDecimal(1).compareTo(a.getDecimal(1)));
        assertThat(model.clusters()).extracting(CustomerCluster::id).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    @Fault("C15")
    void equalCustomersAreInTheSameClusterAtTheSameDistance() {
        Dataset<Row> features = customers()
                .skewed(60, 5)
                .of("twin-1", 30, 4, "120.00")
                .of("twin-2", 30, 4, "120.00")
                .rows();

        List<Row> twins = fit(features, 3)
                .apply(features)
                .filter(RunColumns.CUSTOMER_ID.col().startsWith("twin"))
                .select(ClusterColumns.ADDED.stream().map(ColumnSpec::col).toArray(Column[]::new))
                .collectAsList();

        assertThat(twins).hasSize(2);
        assertThat(twins.get(0)).isEqualTo(twins.get(1));
    }

    @Test
    @Fault("D03")
    void oneCustomerIsNotClusteredAndTheReasonIsKept() {
        Dataset<Row> one = customers().of("ann", 10, 2, "30.00").rows();

        ClusterModel model = new CustomerClustering(new ClusterParameters(RFM, 2, 10, 3, SEED)).fit(one);

        assertThat(model.evidence().skipped()).contains("there is only one customer");
        Row row = model.apply(one).first();
        assertThat(row.<Integer>getAs(ClusterColumns.CLUSTER_ID.name())).isEqualTo(1);
        assertThat(row.<String>getAs(ClusterColumns.CLUSTER_NAME.name())).isEqualTo("all customers");
        assertThat(row.<Double>getAs(ClusterColumns.CLUSTER_DISTANCE.name())).isZero();
    }

    @Test
    @Fault("D04")
    void fewerDifferentCustomersThanClustersLowerTheNumberAndItIsRecorded() {
        Dataset<Row> features = customers()
                .of("a", 10, 2, "30.00")
                .of("b", 10, 2, "30.00")
                .of("c", 90, 1, "5.00")
                .of("d", 90, 1, "5.00")
                .rows();

        ClusterModel model = fit(features, 4);

        assertThat(model.clusters()).extracting(CustomerCluster::size).containsExactly(2L, 2L);
        assertThat(model.evidence().loweredFrom()).contains(4);
        assertThat(fit(features, 2).evidence().loweredFrom()).isEmpty();
        assertThat(model.clusters().get(0).members().cost()).isZero();
    }

    @Test
    @Fault("D05")
    void columnsThatAllCustomersAreEqualInAreDropped() {
        Dataset<Row> features = customers()
                .of("a", 10, 1, "30.00")
                .of("b", 20, 1, "40.00")
                .of("c", 300, 1, "900.00")
                .rows();

        ClusterModel model = fit(features, 2);

        assertThat(model.space().dropped()).containsExactly(CustomerFeatureTable.FREQUENCY.name());
        assertThat(model.clusters()).extracting(CustomerCluster::size).containsExactly(1L, 2L);
        assertThat(model.clusters()).extracting(c -> c.name().pattern()).containsExactly("R↓F=M↑", "R↑F=M↓");
    }

    @Test
    @Fault("D05")
    void equalCustomersAreOneCluster() {
        Dataset<Row> features =
                customers().of("a", 10, 1, "30.00").of("b", 10, 1, "30.00").rows();

        ClusterModel model = fit(features, 2);

        assertThat(model.evidence().skipped())
                .contains("all 2 customers are equal in [recency_days, frequency, monetary]");
        assertThat(model.clusters()).extracting(CustomerCluster::size).containsExactly(2L);
    }

    @Test
    void aMissingRecencyCountsAsTheWorstAndNegativeMoneyAsNone() {
        Dataset<Row> features = customers()
                .of("a", 5, 9, "900.00")
                .of("b", 6, 8, "800.00")
                .of("gone", null, 0, "-20.00")
                .of("old", 400, 0, "0.00")
                .rows();

        ClusterModel model = fit(features, 2);

        List<Row> points = features.select(model.space().z()).collectAsList();
        assertThat(points.get(2)).isEqualTo(points.get(3));
        assertThat(model.clusters().get(1).members().mean(CustomerFeatureTable.RECENCY_DAYS.name()))
                .isEqualByComparingTo("400");
        assertThat(model.clusters().get(1).members().mean(CustomerFeatureTable.MONETARY.name()))
                .isEqualByComparingTo("-10");
    }

    @Test
    void anUnknownValueIsTheWorstOverEveryWindow() {
        Dataset<Row> features = customers()
                .of("ann", 10, 1, "5")
                .of("bob", 300, 2, "6")
                .of("cat", null, 3, "7")
                .rows()
                .withColumnRenamed("recency_days", "recency_days_90d");

        ClusterSpace space = ClusterSpace.learn(features, List.of("recency_days_90d"));

        assertThat(space.axes().get(0).missing()).isEqualTo(Math.round(Math.log1p(300) * SpaceAxis.TICKS));
    }

    @Test
    void standardisedColumnsHaveMeanZeroAndSampleDeviationOne() {
        Dataset<Row> features = customers().skewed(200, 1).rows();

        ClusterSpace space = ClusterSpace.learn(features, RFM);

        double[] monetary = features.select(space.z()[2]).collectAsList().stream()
                .mapToDouble(row -> row.getDouble(0))
                .toArray();
        assertThat(Arrays.stream(monetary).sum()).isCloseTo(0, within(1e-3));
        assertThat(Arrays.stream(monetary).map(z -> z * z).sum() / 199).isCloseTo(1, within(1e-5));
    }

    @Test
    void sensibleParametersAreAskedFor() {
        assertThatThrownBy(() -> new ClusterParameters(List.of(), 2, 3, 1, 1))
                .hasMessage("columns must name at least one column, each once, got []");
        assertThatThrownBy(() -> new ClusterParameters(RFM, 1, 3, 1, 1))
                .hasMessage("smallestK must be at least 2 and at most largestK, got 1 and 3");
        assertThatThrownBy(() -> new ClusterParameters(RFM, 2, 3, 0, 1)).hasMessage("starts must be at least 1, got 0");
        assertThatThrownBy(() -> fit(customers().rows(), 2)).hasMessage("Cannot cluster customers: there are none");
    }
}
