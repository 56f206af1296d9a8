package io.assay.jobs.config;

import io.assay.feature.CustomerFeatures;
import java.util.List;

/** How customers are measured. */
public record FeatureConfig(
        @Setting(
                value =
                        "Windows before the as-of date, as days (365d) or all; the first gives recency, frequency, monetary",
                fallback = "[365d]",
                fewest = 1)
        List<String> windows,

        @Setting(value = "What a visit is: a customer's day, or a transaction", fallback = "day")
        CustomerFeatures.Visit visit,

        @Setting(value = "Whether customers without a row in the window are kept", fallback = "false")
        boolean includeInactive,

        @Setting(
                value = "Days since the last visit that still count as active; 0 means max(90, twice the median cycle)",
                fallback = "0",
                min = 0,
                max = 36500)
        int activeDays,

        @Setting(
                value = "Months in the level, trend and volatility of monthly value",
                fallback = "6",
                min = 4,
                max = 12)
        int trendMonths) {

    public FeatureConfig {
        windows = List.copyOf(windows);
    }
}
