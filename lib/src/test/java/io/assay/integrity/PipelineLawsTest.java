package io.assay.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.cluster.ClusterModel;
import io.assay.cluster.ClusterParameters;
import io.assay.cluster.CustomerClustering;
import io.assay.cut.Ranks;
import io.assay.feature.CustomerDays;
import io.assay.feature.CustomerFeatures;
import io.assay.feature.Window;
import io.assay.score.Compared;
import io.assay.score.RfmScores;
import io.assay.score.ScoreRules;
import io.assay.table.CustomerFeatureTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.RfmWeights;
import io.assay.testkit.oracle.OracleRows;
import io.assay.testkit.oracle.Shops;
import io.assay.testkit.oracle.Shops.Shop;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;

/** From transactions to clustered customers: how Spark is told to divide the work must not change one bit. */
class PipelineLawsTest {
    private static final String ADAPTIVE = "spark.sql.adaptive.enabled";
    private static final String PARTITIONS = "spark.sql.shuffle.partitions";
    private static final List<Map<String, String>> SETTINGS =
            List.of(Map.of(ADAPTIVE, "true", PARTITIONS, "1"), Map.of(ADAPTIVE, "false", PARTITIONS, "7"));

    @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Fault({"C5", "C8", "P12"})
    void adaptiveExecutionAndPartitionsChangeNoBit(@ForAll("shops") Shop shop) {
        Fingerprint expected = segmented(shop);

        for (Map<String, String> setting : SETTINGS) {
            assertThat(with(setting, shop)).as("%s", setting).isEqualTo(expected);
        }
    }

    @Provide
    Arbitrary<Shop> shops() {
        return Shops.any()
                .filter(shop -> shop.transactions().size() > 200)
                .map(shop -> new Shop(shop.asOf(), 700, shop.transactions()));
    }

    private static Fingerprint with(Map<String, String> setting, Shop shop) {
        RuntimeConfig conf = LocalSpark.session().conf();
        String adaptive = conf.get(ADAPTIVE);
        String partitions = conf.get(PARTITIONS);
        setting.forEach(conf::set);
        try {
            return segmented(shop);
        } finally {
            conf.set(ADAPTIVE, adaptive);
            conf.set(PARTITIONS, partitions);
        }
    }

    private static Fingerprint segmented(Shop shop) {
        Dataset<Row> days = new CustomerDays(CustomerDays.ZeroAmounts.VISIT)
                .apply(OracleRows.of(LocalSpark.session(), shop.transactions()));
        Dataset<Row> measured = new CustomerFeatures(
                        shop.asOf(),
                        List.of(Window.ofDays(shop.windowDays())),
                        CustomerFeatures.Visit.DAY,
                        CustomerFeatures.Returns.NET,
                        CustomerFeatures.Inactive.DROP,
                        6)
                .apply(days)
                .persist();
        try {
            RfmScores scores = new RfmScores(
                    ScoreRules.quantile(5, Ranks.AVERAGE),
                    RfmScores.Nesting.INDEPENDENT,
                    Compared.WITH_EVERYBODY,
                    RfmWeights.AHP);
            ClusterModel clusters = new CustomerClustering(ClusterParameters.withK(
                            List.of(CustomerFeatureTable.RECENCY_DAYS.name(), CustomerFeatureTable.MONETARY.name()),
                            3,
                            1,
                            42))
                    .fit(measured);
            return Fingerprint.of(clusters.apply(scores.fit(measured).apply(measured)), Set.of());
        } finally {
            measured.unpersist();
        }
    }
}
