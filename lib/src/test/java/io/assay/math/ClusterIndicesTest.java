package io.assay.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.testkit.Method;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Expected numbers: catalogue of methods, entry cluster-choose-k, computed with scikit-learn definitions. */
@Method("cluster-choose-k")
class ClusterIndicesTest {
    private static final Offset<Double> EXACT = within(1e-6);
    private static final double[][] TOY = {{0, 0}, {0, 2}, {10, 0}, {10, 2}, {5, 10}, {7, 10}};
    private static final int[] LABELS = {0, 0, 1, 1, 2, 2};

    @Test
    void indicesOfTheToyAgreeWithTheReference() {
        ClusterIndices indices = ClusterIndices.of(WeightedPoints.ofUnweighted(TOY), LABELS, 3);

        assertThat(indices.wsse()).isCloseTo(6, EXACT);
        assertThat(indices.bss()).isCloseTo(209.333333, EXACT);
        assertThat(indices.calinskiHarabasz()).isCloseTo(52.333333, EXACT);
        assertThat(indices.daviesBouldin()).isCloseTo(0.202046, EXACT);
        assertThat(indices.silhouette()).isCloseTo(0.958540, EXACT);
    }

    @Test
    void euclideanSilhouetteOfTheToyAgreesWithTheReference() {
        assertThat(EuclideanSilhouette.of(WeightedPoints.ofUnweighted(TOY), LABELS, 3))
                .isCloseTo(0.796221, EXACT);
    }

    @Test
    void aPointThatStandsForTwoCountsLikeTheTwo() {
        WeightedPoints merged = WeightedPoints.of(List.of(
                new WeightedPoints.Point(List.of(0.0, 1.0), 2, 2),
                new WeightedPoints.Point(List.of(10.0, 1.0), 2, 2),
                new WeightedPoints.Point(List.of(6.0, 10.0), 2, 2)));

        ClusterIndices indices = ClusterIndices.of(merged, new int[] {0, 1, 2}, 3);

        assertThat(indices.wsse()).isCloseTo(6, EXACT);
        assertThat(indices.calinskiHarabasz()).isCloseTo(52.333333, EXACT);
        assertThat(indices.daviesBouldin()).isCloseTo(0.202046, EXACT);
    }

    @Test
    void aSingleMemberHasSilhouetteZero() {
        WeightedPoints points = WeightedPoints.ofUnweighted(new double[][] {{0}, {0}, {9}});

        ClusterIndices indices = ClusterIndices.of(points, new int[] {0, 0, 1}, 2);

        assertThat(indices.silhouette()).isCloseTo(2.0 / 3, EXACT);
        assertThat(EuclideanSilhouette.of(points, new int[] {0, 0, 1}, 2)).isCloseTo(2.0 / 3, EXACT);
    }

    @Test
    void calinskiHarabaszIsUndefinedWithoutSpread() {
        WeightedPoints points = WeightedPoints.ofUnweighted(new double[][] {{0}, {0}, {9}});

        assertThat(ClusterIndices.of(points, new int[] {0, 0, 1}, 2).calinskiHarabasz())
                .isNaN();
    }

    @Test
    void anEmptyClusterIsRefused() {
        WeightedPoints points = WeightedPoints.ofUnweighted(new double[][] {{0}, {9}});

        assertThatThrownBy(() -> ClusterIndices.of(points, new int[] {0, 0}, 2))
                .hasMessage("labels must leave no cluster empty, cluster 1 is");
        assertThatThrownBy(() -> ClusterIndices.of(points, new int[] {0}, 2))
                .hasMessage("labels must be one for each of 2 points and k at least 2, got 1 and 2");
    }
}
