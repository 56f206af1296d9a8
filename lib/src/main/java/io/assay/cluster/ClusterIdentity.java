package io.assay.cluster;

import io.assay.math.OptimalMatching;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Numbers of clusters that stay with them over as-of dates.
 *
 * <p>Centres are compared in log(1 + x), in standard deviations of the previous date, over the columns that both dates
 * cluster by. The one-to-one matching with the least total distance decides; centres farther apart than half a standard
 * deviation per column (0.5·√columns) are never matched. A cluster without a match gets the next number never used, in
 * order of value.
 */
final class ClusterIdentity {
    private static final double LIMIT_PER_COLUMN = 0.5;

    private final PreviousClusters previous;
    private final List<String> shared;

    private ClusterIdentity(PreviousClusters previous, Set<String> columns) {
        this.previous = previous;
        shared = columns.stream()
                .filter(column -> previous.logSd().getOrDefault(column, 0.0) > 0)
                .sorted()
                .toList();
    }

    /**
     * Numbers of the present clusters.
     *
     * @param centres coordinates in log(1 + x) by column, in order of value
     */
    static List<Continuity> match(List<Map<String, Double>> centres, PreviousClusters previous) {
        Set<String> columns =
                centres.stream().flatMap(centre -> centre.keySet().stream()).collect(Collectors.toSet());
        return new ClusterIdentity(previous, columns).matched(centres);
    }

    /** Previous clusters whose number none of the present ones has. */
    static List<PreviousClusters.Cluster> dissolved(PreviousClusters previous, List<Continuity> present) {
        Set<Integer> kept = present.stream().map(Continuity::id).collect(Collectors.toCollection(TreeSet::new));
        return previous.clusters().stream()
                .filter(cluster -> !kept.contains(cluster.id()))
                .toList();
    }

    private List<Continuity> matched(List<Map<String, Double>> centres) {
        double limit = LIMIT_PER_COLUMN * Math.sqrt(shared.size());
        double[][] distances = centres.stream()
                .map(centre -> previous.clusters().stream()
                        .mapToDouble(before -> distance(centre, before.centre()))
                        .toArray())
                .toArray(double[][]::new);
        int[] matches = shared.isEmpty() ? unmatched(centres.size()) : OptimalMatching.match(distances, limit);
        List<Continuity> found = new ArrayList<>();
        int next = previous.highestId();
        for (int i = 0; i < matches.length; i++) {
            if (matches[i] == OptimalMatching.UNMATCHED) {
                found.add(new Continuity(++next, Continuity.Status.NEW, OptionalDouble.empty()));
            } else {
                int id = previous.clusters().get(matches[i]).id();
                found.add(new Continuity(id, Continuity.Status.KEPT, OptionalDouble.of(distances[i][matches[i]])));
            }
        }
        return List.copyOf(found);
    }

    private static int[] unmatched(int size) {
        int[] none = new int[size];
        Arrays.fill(none, OptimalMatching.UNMATCHED);
        return none;
    }

    private double distance(Map<String, Double> centre, Map<String, Double> before) {
        double sum = 0;
        for (String column : shared) {
            double difference =
                    (centre.get(column) - before.get(column)) / previous.logSd().get(column);
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}
