package io.assay.cluster;

import java.util.List;

/**
 * What to cluster by and how hard to search.
 *
 * @param columns feature columns, at least one
 * @param smallestK smallest number of clusters that may be chosen, at least 2; two are tried in any case
 * @param largestK last number tried; equal to {@code smallestK} when the number is given and nothing is chosen
 * @param starts random starts for each number
 * @param seed makes the starts repeatable
 */
public record ClusterParameters(List<String> columns, int smallestK, int largestK, int starts, long seed) {
    public ClusterParameters {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || columns.stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException("columns must name at least one column, each once, got " + columns);
        }
        if (smallestK < 2 || largestK < smallestK) {
            throw new IllegalArgumentException(
                    "smallestK must be at least 2 and at most largestK, got " + smallestK + " and " + largestK);
        }
        if (starts < 1) {
            throw new IllegalArgumentException("starts must be at least 1, got " + starts);
        }
    }

    /** Parameters with a given number of clusters. */
    public static ClusterParameters withK(List<String> columns, int k, int starts, long seed) {
        return new ClusterParameters(columns, k, k, starts, seed);
    }
}
