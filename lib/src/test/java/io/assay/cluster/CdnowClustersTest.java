package io.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.math.ChooseK;
import io.assay.table.CustomerFeatureTable;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Expected numbers: catalogue of methods, entries cluster-rfm-kmeans and cluster-naming, best of 60 starts. */
@ExtendWith(LocalSpark.class)
class CdnowClustersTest {
    private static final double[] BEST = {2879.606, 1984.465, 1591.057, 1304.220, 1100.870, 960.312, 864.722};

    private static Dataset<Row> features;

    @BeforeAll
    static void read() {
        features = Customers.cdnow().rows().coalesce(2).persist();
    }

    @AfterAll
    static void release() {
        if (features != null) {
            features.unpersist();
        }
    }

    @Test
    @Method("cluster-rfm-kmeans")
    void costsForTwoToEightClustersAreWithinOnePercentOfTheBestKnown() {
        ClusterModel model = new CustomerClustering(new ClusterParameters(Customers.RFM, 2, 8, 10, 42)).fit(features);

        List<KSweep.Trial> trials =
                model.evidence().search().orElseThrow().sweep().trials();
        for (int i = 0; i < BEST.length; i++) {
            assertThat(trials.get(i).cost()).isBetween(BEST[i] * 0.999, BEST[i] * 1.01);
        }
    }

    @Test
    @Method({"cluster-rfm-kmeans", "cluster-naming"})
    void fourClustersHaveTheKnownSizesMeansAndNames() {
        ClusterModel model = new CustomerClustering(ClusterParameters.withK(Customers.RFM, 4, 10, 42)).fit(features);

        assertThat(cost(model)).isBetween(BEST[2] * 0.999, BEST[2] * 1.01);
        assertCluster(model, 1, 243, 38.96, 10.07, 416.80, "important value");
        assertCluster(model, 2, 465, 193.63, 4.48, 168.26, "important value #2");
        assertCluster(model, 3, 730, 434.69, 1.68, 65.75, "general to win back");
        assertCluster(model, 4, 919, 501.97, 1.02, 18.03, "general to win back #2");
        assertThat(model.clusters())
                .extracting(cluster -> cluster.name().pattern())
                .containsExactly("R↑F↑M↑", "R↑F↑M↑", "R↓F↓M↓", "R↓F↓M↓");
    }

    @Test
    @Method("cluster-choose-k")
    void theNumberIsChosenByVotesThatCanBeRead() {
        ClusterModel model = new CustomerClustering(new ClusterParameters(Customers.RFM, 2, 10, 10, 42)).fit(features);

        assertThat(model.evidence().tried())
                .containsExactlyElementsOf(IntStream.rangeClosed(2, 10).boxed().toList());
        assertThat(model.evidence().votes())
                .containsEntry(ChooseK.Rule.ELBOW, 5)
                .containsEntry(ChooseK.Rule.GAP, 5)
                .containsEntry(ChooseK.Rule.SILHOUETTE, 2)
                .containsEntry(ChooseK.Rule.CALINSKI_HARABASZ, 2)
                .containsEntry(ChooseK.Rule.DAVIES_BOULDIN, 2);
        assertThat(model.clusters()).hasSize(2);
    }

    @Test
    @Method("cluster-choose-k")
    void withoutTwoTheRulesThatLookForABendWin() {
        ClusterModel model = new CustomerClustering(new ClusterParameters(Customers.RFM, 3, 10, 10, 42)).fit(features);

        assertThat(model.evidence().tried()).startsWith(2, 3);
        assertThat(model.evidence().votes())
                .containsEntry(ChooseK.Rule.ELBOW, 5)
                .doesNotContainValue(2);
        assertThat(model.clusters()).hasSizeGreaterThan(2);
    }

    private static void assertCluster(
            ClusterModel model, int rank, int size, double recency, double frequency, double monetary, String name) {
        CustomerCluster cluster = model.clusters().get(rank - 1);
        assertThat((double) cluster.size()).isCloseTo(size, within(size * 0.02));
        assertThat(mean(cluster, CustomerFeatureTable.RECENCY_DAYS.name())).isCloseTo(recency, within(recency * 0.02));
        assertThat(mean(cluster, CustomerFeatureTable.FREQUENCY.name())).isCloseTo(frequency, within(frequency * 0.02));
        assertThat(mean(cluster, CustomerFeatureTable.MONETARY.name())).isCloseTo(monetary, within(monetary * 0.02));
        assertThat(cluster.name().english()).isEqualTo(name);
    }

    private static double mean(CustomerCluster cluster, String column) {
        return cluster.members().mean(column).doubleValue();
    }

    private static double cost(ClusterModel model) {
        return model.clusters().stream()
                .mapToDouble(cluster -> cluster.members().cost())
                .sum();
    }
}
