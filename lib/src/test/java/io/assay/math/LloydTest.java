package io.assay.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.testkit.Fault;
import io.assay.testkit.Method;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@Method("cluster-rfm-kmeans")
class LloydTest {
    @Test
    @Fault({"C4", "C15"})
    void equalDistancesGoToTheLowerCluster() {
        WeightedPoints points = WeightedPoints.ofUnweighted(new double[][] {{0}, {-2}, {2}});

        Clustering found = Lloyd.run(points, new double[][] {{-1}, {1}}, 1e-12, 0);

        assertThat(found.labels()).containsExactly(0, 0, 1);
        assertThat(found.cost()).isEqualTo(3);
    }

    /** The cluster at 1000 has nobody, so it takes the 9; then 0 and 1 meet at 0.5. */
    @Test
    @Fault("D04")
    void aClusterWithoutPointsTakesTheCostliest() {
        WeightedPoints points = WeightedPoints.ofUnweighted(new double[][] {{0}, {1}, {9}});

        Clustering found = Lloyd.run(points, new double[][] {{1}, {1000}}, 1e-12, 10);

        assertThat(found.labels()).containsExactly(0, 0, 1);
        assertThat(found.cost()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    @Fault("D04")
    void aClusterThatNobodyCanFillKeepsItsCentre() {
        WeightedPoints points = WeightedPoints.ofUnweighted(new double[][] {{0}, {10}});

        Clustering found = Lloyd.run(points, new double[][] {{1}, {9}, {1000}}, 1e-12, 10);

        assertThat(found.labels()).containsExactly(0, 1);
        assertThat(found.centres()).isDeepEqualTo(new double[][] {{0}, {10}, {1000}});
    }

    /** After the giant, a mass of 10,000 x 1 stands against 1 x 10 x 10: about 99 of 100 draws. */
    @Test
    void aCrowdNearbyOutweighsOneCustomerFarAway() {
        WeightedPoints points = WeightedPoints.of(List.of(
                new WeightedPoints.Point(List.of(0.0), 100_000_000, 0),
                new WeightedPoints.Point(List.of(1.0), 10_000, 0),
                new WeightedPoints.Point(List.of(10.0), 1, 0)));

        long crowd = LongStream.range(0, 200)
                .filter(seed -> PlusPlusSeeding.centres(points, 2, new SeededRandom(seed))[1][0] == 1.0)
                .count();

        assertThat(crowd).isGreaterThan(180);
    }
}
