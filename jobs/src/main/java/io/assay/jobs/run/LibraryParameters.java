package io.assay.jobs.run;

import static org.apache.spark.sql.functions.not;

import io.assay.cluster.ClusterParameters;
import io.assay.feature.Activity;
import io.assay.feature.CustomerDays;
import io.assay.feature.CustomerFeatures;
import io.assay.feature.Window;
import io.assay.ingest.IngestRules;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.ClusterConfig;
import io.assay.jobs.config.FeatureConfig;
import io.assay.jobs.config.IngestConfig;
import io.assay.jobs.config.ScoreConfig;
import io.assay.score.Compared;
import io.assay.score.RfmCode04;
import io.assay.score.RfmScores;
import io.assay.score.ScoreRules;
import io.assay.score.Weights;
import io.assay.table.TransactionTable;
import io.assay.transform.Transformation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The settings of measuring, scoring and clustering as the parameters that the library takes. */
public final class LibraryParameters {
    private LibraryParameters() {}

    /** Rows accepted by rules to customer-days, without the returns where they are to be ignored. */
    public static Transformation days(AssayConfig config, IngestRules rules) {
        CustomerDays days = new CustomerDays(config.ingest().zeroAmounts());
        return counted(config).then(rules.keepDaysTogether() ? days::applyTogether : days);
    }

    /**
     * Later transactions to customer-days.
     *
     * @param earlier transactions that were folded before for the customers' days that the later ones touch
     */
    static Transformation days(AssayConfig config, Dataset<Row> earlier) {
        CustomerDays days = new CustomerDays(config.ingest().zeroAmounts());
        Transformation counted = counted(config);
        return counted.then(later -> days.apply(later, counted.apply(earlier)));
    }

    /** Rows that enter features. */
    private static Transformation counted(AssayConfig config) {
        return config.ingest().returns() == IngestConfig.Returns.IGNORE
                ? rows -> rows.filter(not(TransactionTable.IS_RETURN.col()))
                : rows -> rows;
    }

    /** How customers are measured at the as-of date. */
    public static CustomerFeatures features(AssayConfig config, LocalDate asOf) {
        FeatureConfig features = config.features();
        return new CustomerFeatures(
                asOf,
                features.windows().stream().map(Window::parse).toList(),
                features.visit(),
                config.ingest().returns() == IngestConfig.Returns.NET
                        ? CustomerFeatures.Returns.NET
                        : CustomerFeatures.Returns.GROSS,
                features.includeInactive() ? CustomerFeatures.Inactive.KEEP : CustomerFeatures.Inactive.DROP,
                features.trendMonths());
    }

    static Activity activity(AssayConfig config) {
        int days = config.features().activeDays();
        return new Activity(days == 0 ? OptionalInt.empty() : OptionalInt.of(days));
    }

    /** How customers are scored. */
    public static RfmScores scores(AssayConfig config) {
        ScoreConfig scores = config.scores();
        ScoreRules rules = scores.method() == ScoreConfig.Method.QUANTILE
                ? ScoreRules.quantile(scores.levels(), scores.ties())
                : ScoreRules.fixed(
                        decimals(scores.recencyThresholds()),
                        decimals(scores.frequencyThresholds()),
                        decimals(scores.monetaryThresholds()));
        List<Double> weights = scores.weights();
        return new RfmScores(
                rules,
                scores.nesting(),
                scores.withinPeerGroups()
                        ? Compared.withinPeerGroups(scores.smallestPeerGroup())
                        : Compared.WITH_EVERYBODY,
                new Weights(weights.get(0), weights.get(1), weights.get(2)));
    }

    static Optional<RfmCode04> code04(AssayConfig config) {
        ScoreConfig scores = config.scores();
        if (scores.code04() == ScoreConfig.Code04.NONE) {
            return Optional.empty();
        }
        List<Double> weights = scores.weights();
        return Optional.of(new RfmCode04(
                RfmCode04.Variant.valueOf(scores.code04().name()),
                new Weights(weights.get(0), weights.get(1), weights.get(2))));
    }

    static ClusterParameters clusters(AssayConfig config) {
        ClusterConfig clusters = config.clusters();
        return clusters.k() == 0
                ? new ClusterParameters(
                        clusters.columns(),
                        clusters.smallestK(),
                        clusters.largestK(),
                        clusters.starts(),
                        clusters.seed())
                : ClusterParameters.withK(clusters.columns(), clusters.k(), clusters.starts(), clusters.seed());
    }

    private static List<BigDecimal> decimals(List<Double> numbers) {
        return numbers.stream().map(BigDecimal::valueOf).toList();
    }
}
