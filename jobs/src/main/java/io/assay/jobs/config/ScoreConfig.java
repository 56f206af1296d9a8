package io.assay.jobs.config;

import io.assay.cut.Ranks;
import io.assay.score.RfmScores;
import io.assay.score.Scale;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How customers are scored. */
public record ScoreConfig(
        @Setting(value = "quantile (levels of about equal size) or fixed (thresholds)", fallback = "quantile")
        Method method,

        @Setting(value = "Levels of a score; the best is the highest", fallback = "5", min = 2, max = 10)
        int levels,

        @Setting(
                value = "independent, or nested: frequency within recency, monetary within both",
                fallback = "independent")
        RfmScores.Nesting nesting,

        @Setting(value = "Rank of equal values: average, or dense", fallback = "average")
        Ranks ties,

        @Setting(value = "Whether quantile scores compare customers within their peer group", fallback = "false")
        boolean withinPeerGroups,

        @Setting(
                value = "Customers a peer group needs; smaller ones are scored together",
                fallback = "100",
                min = 1,
                max = 1e9)
        long smallestPeerGroup,

        @Setting(value = "Days: levels-1 limits, worst first", fallback = "[365, 180, 90, 30]")
        List<Double> recencyThresholds,

        @Setting(value = "Visits: levels-1 limits, worst first", fallback = "[2, 3, 6, 10]")
        List<Double> frequencyThresholds,

        @Setting(value = "Money: levels-1 limits, worst first", fallback = "[300, 1000, 2000, 5000]")
        List<Double> monetaryThresholds,

        @Setting(
                value = "Weights of the recency, frequency and monetary scores in rfm_weighted",
                fallback = "[0.163424, 0.296961, 0.539615]")
        List<Double> weights,

        @Setting("As-of date whose published cuts are used again; absent means new cuts")
        Optional<LocalDate> cutsFrom,

        @Setting(
                value =
                        "Digits 0 to 4 beside the scores, as rfm04: none, five_levels, or four_grades (0 is no purchase)",
                fallback = "none")
        Code04 code04,

        @Setting("Columns to publish on a common scale too, as <column>_norm")
        List<String> normalise,

        @Setting(value = "Common scale: minmax, zscore (sd of a sample), zscore_population or log", fallback = "minmax")
        Scale scale) {

    /** How levels are found. */
    public enum Method {
        QUANTILE,
        FIXED
    }

    /** Readings of the code with digits 0 to 4. */
    public enum Code04 {
        NONE,
        FIVE_LEVELS,
        FOUR_GRADES
    }

    public ScoreConfig {
        recencyThresholds = List.copyOf(recencyThresholds);
        frequencyThresholds = List.copyOf(frequencyThresholds);
        monetaryThresholds = List.copyOf(monetaryThresholds);
        weights = List.copyOf(weights);
        normalise = List.copyOf(normalise);
    }
}
