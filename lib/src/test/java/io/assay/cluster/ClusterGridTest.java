package io.assay.cluster;

import static io.assay.cluster.Customers.RFM;
import static io.assay.cluster.Customers.customers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.math.WeightedPoints;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
@Method("cluster-rfm-kmeans")
class ClusterGridTest {
    @Test
    void smallInputsAreKeptExactly() {
        Dataset<Row> features = customers()
                .skewed(50, 1)
                .of("x", 9, 9, "9.00")
                .of("y", 9, 9, "9.00")
                .rows();

        ClusterGrid grid = ClusterGrid.of(features, ClusterSpace.learn(features, RFM));

        assertThat(grid.cells().total()).isEqualTo(52);
        assertThat(grid.cells().size()).isLessThan(52);
        assertThat(spread(grid.cells())).isCloseTo(3 * 51, within(1e-2));
        assertThat(inside(grid.cells())).isZero();
    }

    @Test
    void cellsKeepCountsAndSpreadOfLargeInputs() {
        Dataset<Row> features = customers().skewed(20_000, 2).rows();

        ClusterGrid grid = ClusterGrid.of(features, ClusterSpace.learn(features, RFM));

        assertThat(grid.cellSize()).isEqualTo(0.125);
        assertThat(grid.cells().total()).isEqualTo(20_000);
        assertThat(grid.cells().size()).isBetween(1_000, 10_000);
        assertThat(inside(grid.cells())).isPositive();
        assertThat(spread(grid.cells())).isCloseTo(3 * 19_999, within(1e-1));
    }

    @Test
    void theClusteringFromCellsIsAsGoodAsThatOfAllCustomers() {
        Dataset<Row> features = customers().skewed(20_000, 2).rows().persist();

        ClusterModel model = new CustomerClustering(ClusterParameters.withK(RFM, 6, 5, 1)).fit(features);

        ClusterEvidence.Search search = model.evidence().search().orElseThrow();
        double cost =
                model.clusters().stream().mapToDouble(c -> c.members().cost()).sum();
        assertThat(cost)
                .isBetween(
                        search.sweep().chosen().cost() * 0.99,
                        search.sweep().chosen().cost() * 1.0001);
        assertThat(search.centreDrift()).isLessThan(1e-6);
        features.unpersist();
    }

    /** Sum of squared distances of all customers to the origin. */
    private static double spread(WeightedPoints cells) {
        double sum = inside(cells);
        for (int i = 0; i < cells.size(); i++) {
            sum += cells.weight(i) * cells.squaredDistance(i, new double[cells.dimensions()]);
        }
        return sum;
    }

    private static double inside(WeightedPoints cells) {
        double sum = 0;
        for (int i = 0; i < cells.size(); i++) {
            sum += cells.within(i);
        }
        return sum;
    }
}
