package io.assay.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.testkit.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Method("cluster-choose-k")
class ChooseKTest {
    @Test
    void eachRuleVotesForItsBestAndTheMajorityWins() {
        ChooseK.Choice choice = ChooseK.among(
                List.of(
                        candidate(2, 100, 50, .9, .7, 1.0),
                        candidate(3, 40, 80, .5, .6, 1.5),
                        candidate(4, 30, 60, .6, .5, 1.4),
                        candidate(5, 25, 55, .8, .4, 1.4)),
                2);

        assertThat(choice.votes())
                .containsEntry(ChooseK.Rule.ELBOW, 3)
                .containsEntry(ChooseK.Rule.CALINSKI_HARABASZ, 3)
                .containsEntry(ChooseK.Rule.DAVIES_BOULDIN, 3)
                .containsEntry(ChooseK.Rule.GAP, 3)
                .containsEntry(ChooseK.Rule.SILHOUETTE, 2);
        assertThat(choice.k()).isEqualTo(3);
        assertThat(choice.votesFor(2)).containsExactly(ChooseK.Rule.SILHOUETTE);
    }

    @Test
    void aTieGoesToTheLargestSilhouetteAndACurveWithoutBendHasNoElbow() {
        ChooseK.Choice choice = ChooseK.among(
                List.of(
                        candidate(2, 100, 90, .3, .1, 9),
                        candidate(3, 99, 80, .2, .2, 5),
                        candidate(4, 10, 50, .1, .3, 1)),
                2);

        assertThat(choice.votesFor(2)).containsExactly(ChooseK.Rule.CALINSKI_HARABASZ, ChooseK.Rule.GAP);
        assertThat(choice.votesFor(4)).containsExactly(ChooseK.Rule.DAVIES_BOULDIN, ChooseK.Rule.SILHOUETTE);
        assertThat(choice.k()).isEqualTo(4);
    }

    /** 1.00 is at least 1.04 less the standard error of 0.05. */
    @Test
    void theGapTakesTheSmallestNumberWithinAStandardErrorOfTheNext() {
        ChooseK.Choice choice = ChooseK.among(
                List.of(
                        candidate(2, 100, 50, .9, .7, 1.00),
                        candidate(3, 40, 80, .5, .6, 1.04),
                        candidate(4, 30, 60, .6, .5, 1.02)),
                2);

        assertThat(choice.votes()).containsEntry(ChooseK.Rule.GAP, 2);
    }

    @Test
    void numbersThatMayNotBeChosenStillShapeTheCostCurve() {
        List<ChooseK.Candidate> candidates = List.of(
                candidate(2, 100, 90, .1, .9, 9), candidate(3, 40, 80, .5, .6, 5), candidate(4, 30, 60, .6, .5, 1.4));

        ChooseK.Choice choice = ChooseK.among(candidates, 3);

        assertThat(choice.votes()).containsEntry(ChooseK.Rule.ELBOW, 3).doesNotContainValue(2);
        assertThat(choice.k()).isEqualTo(3);
    }

    @Test
    void undefinedIndicesDoNotVote() {
        ChooseK.Choice choice =
                ChooseK.among(List.of(new ChooseK.Candidate(2, indices(0, Double.NaN, .1, 1), gap(Double.NaN))), 2);

        assertThat(choice.votes()).containsOnlyKeys(ChooseK.Rule.DAVIES_BOULDIN, ChooseK.Rule.SILHOUETTE);
        assertThat(choice.k()).isEqualTo(2);
    }

    @Test
    void noCandidateIsRefused() {
        assertThatThrownBy(() -> ChooseK.among(List.of(), 2))
                .hasMessage("candidates must hold one with at least 2 clusters");
    }

    @Test
    void theGapIsTheMeanLogOfTheReferencesLessTheLogOfTheCost() {
        GapStatistic.Gap gap = GapStatistic.gap(Math.E, new double[] {1, 3});

        assertThat(gap.gap()).isCloseTo(2 - 1, within(1e-12));
        assertThat(gap.standardError()).isCloseTo(Math.sqrt(1.5), within(1e-12));
        assertThat(GapStatistic.gap(0, new double[] {1, 3}).gap()).isNaN();
    }

    @Test
    void threeSeparateCloudsHaveTheirGapAtThree() {
        SeededRandom random = new SeededRandom(7);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            double shift = i % 3 * 20;
            rows.add(new double[] {shift + random.nextDouble(), (i % 3 == 1 ? 20 : 0) + random.nextDouble()});
        }
        WeightedPoints points = WeightedPoints.ofUnweighted(rows.toArray(double[][]::new));
        List<Clustering> sweep = new WeightedKMeans(3, 1).sweep(points, 2, 6);
        List<GapStatistic.Gap> gaps = GapStatistic.of(points, sweep, 1);
        List<ChooseK.Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < sweep.size(); i++) {
            Clustering found = sweep.get(i);
            candidates.add(new ChooseK.Candidate(
                    found.k(), ClusterIndices.of(points, found.labels(), found.k()), gaps.get(i)));
        }

        ChooseK.Choice choice = ChooseK.among(candidates, 2);

        assertThat(choice.votes()).hasSize(5);
        assertThat(choice.votes().values()).containsOnly(3);
        assertThat(gaps).allMatch(gap -> gap.standardError() > 0);
    }

    private static ChooseK.Candidate candidate(
            int k, double wsse, double ch, double db, double silhouette, double gap) {
        return new ChooseK.Candidate(k, indices(wsse, ch, db, silhouette), gap(gap));
    }

    private static ClusterIndices indices(double wsse, double ch, double db, double silhouette) {
        return new ClusterIndices(wsse, 0, ch, db, silhouette);
    }

    private static GapStatistic.Gap gap(double gap) {
        return new GapStatistic.Gap(gap, 0.05);
    }
}
