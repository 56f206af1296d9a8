package io.assay.jobs.profile;

import static org.apache.spark.sql.functions.lit;

import io.assay.cut.Ranks;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.ScoreConfig;
import io.assay.jobs.run.LibraryParameters;
import io.assay.math.Tally;
import io.assay.profile.CustomerCounts;
import io.assay.profile.FirstDigits;
import io.assay.profile.LargestTies;
import io.assay.score.RfmScores;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.ProfileSteps;
import io.assay.table.ScoreColumns;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Finds out how many levels scores really have, by scoring customers as a run does. */
record TieReader(AssayConfig config) {
    private static final long CENTS = 100;
    private static final int FEWEST_LEVELS = 2;

    private static final Column EXACT_MONETARY =
            CustomerFeatureTable.MONETARY.col().multiply(lit(CENTS)).cast(DataTypes.LongType);

    /** Ties of recency, frequency and monetary among the customers that would be scored. */
    List<Profile.Ties> read(Dataset<Row> customers) {
        Map<String, Tally> values =
                CustomerReader.counts(customers, measures(FirstDigits.of(CustomerFeatureTable.MONETARY.col())));
        Map<String, Row> ties = new LargestTies()
                .apply(new CustomerCounts(measures(EXACT_MONETARY)).apply(customers)).collectAsList().stream()
                        .collect(Collectors.toMap(row -> ProfileSteps.MEASURE.in(row, String.class), row -> row));
        Map<String, Tally> levels = levels(LibraryParameters.scores(config), customers);
        return Arrays.stream(Profile.Measure.values())
                .map(measure -> ties(
                        measure,
                        values.get(measure.code()),
                        Optional.ofNullable(ties.get(measure.code())),
                        levels.get(measure.code())))
                .toList();
    }

    private Profile.Ties ties(Profile.Measure measure, Tally values, Optional<Row> tie, Tally levels) {
        Map<Integer, Long> byLevel = new TreeMap<>();
        levels.counts().forEach((level, customers) -> byLevel.put(level.intValue(), customers));
        return new Profile.Ties(
                measure,
                values,
                tie.map(row -> ProfileSteps.DISTINCT.in(row, Long.class)).orElse(0L),
                tie.map(row -> new Profile.Tie(
                        ProfileSteps.TIED_VALUE.in(row, Long.class), ProfileSteps.TIED.in(row, Long.class))),
                config.scores().levels(),
                byLevel,
                used(byLevel));
    }

    private int used(Map<Integer, Long> byLevel) {
        return config.scores().method() == ScoreConfig.Method.FIXED
                ? byLevel.size()
                : Evenness.used(byLevel, config.scores().levels());
    }

    /** The largest number of levels, up to that configured, that all scores use; 1 when not even two are used. */
    int usable(List<Profile.Ties> configured) {
        int levels = config.scores().levels();
        if (configured.stream().allMatch(ties -> ties.used() == levels)) {
            return levels;
        }
        for (int fewer = levels - 1; fewer >= FEWEST_LEVELS; fewer--) {
            int wanted = fewer;
            if (configured.stream().allMatch(ties -> uses(ties.values(), wanted))) {
                return fewer;
            }
        }
        return 1;
    }

    /** Whether equal parts of these values would be used as so many levels. */
    private boolean uses(Tally values, int levels) {
        Tally ranked = config.scores().ties() == Ranks.AVERAGE ? values : values.distinct();
        Map<Integer, Long> customers = new TreeMap<>();
        ranked.levels(levels).forEach((value, level) -> customers.merge(level, values.of(value), Long::sum));
        return Evenness.used(customers, levels) == levels;
    }

    /** Customers at each level of each score. */
    private static Map<String, Tally> levels(RfmScores scores, Dataset<Row> customers) {
        Dataset<Row> scored = scores.fit(customers).apply(customers);
        return CustomerReader.counts(
                scored, byMeasure(ScoreColumns.R_SCORE.col(), ScoreColumns.F_SCORE.col(), ScoreColumns.M_SCORE.col()));
    }

    private static Map<String, Column> measures(Column monetary) {
        return byMeasure(CustomerFeatureTable.RECENCY_DAYS.col(), CustomerFeatureTable.FREQUENCY.col(), monetary);
    }

    private static Map<String, Column> byMeasure(Column recency, Column frequency, Column monetary) {
        Map<String, Column> measures = new LinkedHashMap<>();
        measures.put(Profile.Measure.RECENCY.code(), recency);
        measures.put(Profile.Measure.FREQUENCY.code(), frequency);
        measures.put(Profile.Measure.MONETARY.code(), monetary);
        return measures;
    }
}
