package io.assay.jobs.config;

import java.util.List;

/** How customers are clustered. */
public record ClusterConfig(
        @Setting(value = "Whether customers are clustered", fallback = "true")
        boolean enabled,

        @Setting(
                value = "Columns to cluster by, log-transformed and standardised",
                fallback = "[recency_days, frequency, monetary]",
                fewest = 1)
        List<String> columns,

        @Setting(value = "Number of clusters; 0 lets the rules choose", fallback = "0", min = 0, max = 50)
        int k,

        @Setting(
                value =
                        "Smallest number that the rules may choose; two are tried in any case, but only tell active customers from gone ones",
                fallback = "3",
                min = 2,
                max = 50)
        int smallestK,

        @Setting(value = "Largest number tried", fallback = "10", min = 2, max = 50)
        int largestK,

        @Setting(value = "Random starts for each number", fallback = "10", min = 1, max = 1000)
        int starts,

        @Setting(value = "Seed of the random starts", fallback = "42")
        long seed) {

    public ClusterConfig {
        columns = List.copyOf(columns);
    }
}
