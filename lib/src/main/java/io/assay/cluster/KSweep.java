package io.assay.cluster;

import io.assay.math.ChooseK;
import io.assay.math.ClusterIndices;
import io.assay.math.Clustering;
import io.assay.math.EuclideanSilhouette;
import io.assay.math.GapStatistic;
import io.assay.math.WeightedKMeans;
import io.assay.math.WeightedPoints;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The search over the number of clusters on the cells of a grid, with the evidence for each number and the choice.
 *
 * @param trials one per number, in order
 * @param choice the number and the votes; no votes when only one number was tried
 * @param start centres of the chosen number on the grid, which the fit on all customers begins with
 */
public record KSweep(List<Trial> trials, ChooseK.Choice choice, List<List<Double>> start) {
    /** The bend of the cost curve shows from two clusters on, whatever may be chosen. */
    private static final int FIRST_TRIED = 2;

    public KSweep {
        trials = List.copyOf(trials);
        start = start.stream().map(List::copyOf).toList();
    }

    /**
     * One number of clusters and what the rules saw of it.
     *
     * @param cost sum of squared distances to the centres of the best clustering
     */
    public record Trial(ChooseK.Candidate evidence, double cost, double euclideanSilhouette) {
        /** The number of clusters. */
        public int k() {
            return evidence.k();
        }
    }

    /** Tries the numbers of the parameters, as far as there are that many cells; at least two cells are needed. */
    static KSweep of(WeightedPoints cells, ClusterParameters parameters) {
        int largest = Math.min(parameters.largestK(), cells.size());
        boolean given = parameters.largestK() == parameters.smallestK();
        int smallest = given ? largest : FIRST_TRIED;
        List<Clustering> clusterings =
                new WeightedKMeans(parameters.starts(), parameters.seed()).sweep(cells, smallest, largest);
        List<GapStatistic.Gap> gaps = GapStatistic.of(cells, clusterings, parameters.seed());
        List<Trial> trials = IntStream.range(0, clusterings.size())
                .parallel()
                .mapToObj(i -> trial(cells, clusterings.get(i), gaps.get(i)))
                .toList();
        List<ChooseK.Candidate> candidates =
                trials.stream().map(Trial::evidence).toList();
        ChooseK.Choice choice = given
                ? new ChooseK.Choice(largest, Map.of())
                : ChooseK.among(candidates, Math.min(parameters.smallestK(), largest));
        return new KSweep(trials, choice, centres(clusterings, choice.k()));
    }

    private static Trial trial(WeightedPoints cells, Clustering clustering, GapStatistic.Gap gap) {
        int[] labels = clustering.labels();
        ClusterIndices indices = ClusterIndices.of(cells, labels, clustering.k());
        return new Trial(
                new ChooseK.Candidate(clustering.k(), indices, gap),
                clustering.cost(),
                EuclideanSilhouette.of(cells, labels, clustering.k()));
    }

    private static List<List<Double>> centres(List<Clustering> clusterings, int k) {
        return clusterings.stream()
                .filter(clustering -> clustering.k() == k)
                .flatMap(clustering -> Arrays.stream(clustering.centres()))
                .map(centre -> Arrays.stream(centre).boxed().toList())
                .toList();
    }

    /** The chosen number and what the rules saw of it. */
    Trial chosen() {
        return trials.stream()
                .filter(trial -> trial.k() == choice.k())
                .findFirst()
                .orElseThrow();
    }
}
