package io.assay.jobs.config;

import static io.assay.testkit.Customers.customers;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.cut.CutRows;
import io.assay.feature.Activity;
import io.assay.feature.CustomerDays;
import io.assay.feature.CustomerFeatures;
import io.assay.feature.Window;
import io.assay.rule.Pack;
import io.assay.rule.PackModel;
import io.assay.rule.PackRules;
import io.assay.table.ScoreCutTable;
import io.assay.testkit.Cdnow;
import io.assay.testkit.Customers;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import io.assay.testkit.oracle.OracleRows;
import io.assay.testkit.oracle.OracleTransaction;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The packs of tiers, matrices, status and risk against the known results of their methods. */
@ExtendWith(LocalSpark.class)
class PackVectorsTest {
    private static final StructType STATUS = new StructType()
            .add("customer_id", DataTypes.StringType, false)
            .add("frequency", DataTypes.LongType, false)
            .add("is_active", DataTypes.BooleanType, false)
            .add("active_quarter_share", DataTypes.DoubleType, false);
    private static final StructType RISK = new StructType()
            .add("customer_id", DataTypes.StringType, false)
            .add("is_active", DataTypes.BooleanType, false)
            .add("n_months", DataTypes.IntegerType, false)
            .add("value_level", DataTypes.createDecimalType(18, 6), true)
            .add("risk_score", DataTypes.DoubleType, true);

    @Test
    @Method("matrix-marcus")
    void quadrantsOfCdnowHaveTheirSizesAndCuts(SparkSession spark) {
        Dataset<Row> rows = Cdnow.customers().rows(spark);

        assertThat(BuiltInPacks.sizes("matrix-marcus", rows))
                .isEqualTo(new TreeMap<>(Map.of("best", 311L, "frequent", 425L, "spender", 495L, "uncertain", 1126L)));
        List<String> means = BuiltInPacks.rules("matrix-marcus", 5).fit(rows).cuts().stream()
                .map(cuts -> cuts.everybody().cuts().get(0).statistic().orElseThrow())
                .map(mean -> mean.setScale(6, RoundingMode.HALF_EVEN).toPlainString())
                .toList();
        assertThat(means).containsExactly("2.840899", "32.987385");
    }

    @Test
    @Method("matrix-marcus")
    void theLineOfTheAmountCanBeAllMoneyOverAllVisits(SparkSession spark, @TempDir Path folder) throws IOException {
        PackRules rules = BuiltInPacks.variant(
                folder,
                "matrix-marcus",
                "column: avg_amount, better: higher, cut: mean",
                "column: avg_amount, better: higher, cut: {ratio_of_sums: [monetary, frequency]}");
        Dataset<Row> cdnow = Cdnow.customers().rows(spark);
        Dataset<Row> three = customers()
                .of("ann", 1, 4, "20") // 5 a visit
                .of("bob", 1, 1, "6")
                .of("cid", 1, 1, "4")
                .rows(spark);

        assertThat(rules.pack().inputs()).contains("monetary", "frequency", "avg_amount");
        assertThat(rules.fit(cdnow)
                        .cuts()
                        .get(1)
                        .everybody()
                        .cuts()
                        .get(0)
                        .statistic()
                        .orElseThrow())
                .isCloseTo(new BigDecimal("36.453396"), within(new BigDecimal("0.000001")));
        Dataset<Row> applied = rules.fit(three).apply(three).orderBy(col("customer_id"));
        // 30 / 6 = 5 is not more than 5
        assertThat(BuiltInPacks.column(applied, "marcus_quadrant")).containsExactly("frequent", "spender", "uncertain");
        assertThat(BuiltInPacks.column(applied, "marcus_quadrant_reason"))
                .first()
                .asString()
                .endsWith("amount 5.00 <= 5 (all monetary / all frequency) -> low");
    }

    @Test
    @Method("matrix-marcus")
    void customersWithoutAVisitStandOutsideAndMoveNoMean(SparkSession spark) {
        Dataset<Row> rows = customers()
                .of("ann", 1, 3, "9")
                .of("bob", 1, 1, "1")
                .of("cid", null, 0, "0")
                .rows(spark);

        Dataset<Row> applied = BuiltInPacks.applied("matrix-marcus", rows, 5);

        assertThat(BuiltInPacks.column(applied, "marcus_quadrant")).containsExactly("best", "uncertain", "no_purchase");
        assertThat(BuiltInPacks.column(applied, "marcus_quadrant_reason"))
                .containsExactly(
                        "rule 1: frequency 3 > 2 (mean) -> high; amount 3.00 > 2 (mean) -> high",
                        "rule 4: frequency 1 <= 2 (mean) -> low; amount 1.00 <= 2 (mean) -> low",
                        "outside the scheme: avg_amount is unknown");
    }

    @Test
    @Method("tier-abc-pareto")
    void classesFollowTheCumulativeShare(SparkSession spark) {
        Customers customers = customers();
        String[] money = {"50", "30", "10", "6", "4"};
        for (int i = 0; i < money.length; i++) {
            customers.of("c" + i, 1, 1, money[i]);
        }

        Dataset<Row> applied = BuiltInPacks.applied("tier-abc-pareto", customers.rows(spark), 5);

        assertThat(BuiltInPacks.column(applied, "abc")).containsExactly("A", "A", "B", "B", "C");
        assertThat(BuiltInPacks.column(applied, "abc_reason"))
                .startsWith("rule 1: monetary 50.00 >= 30 (first 80 % of the total) -> top")
                .endsWith("rule 3: monetary 4.00 < 6 (first 95 % of the total) -> rest");
        assertThat(applied.select(col("abc_rank")).collectAsList().stream().map(row -> row.getLong(0)))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(applied.select(col("abc_cum_share")).collectAsList().stream().map(row -> row.getDouble(0)))
                .containsExactly(0.5, 0.8, 0.9, 0.96, 1.0);
    }

    @Test
    @Method("tier-pyramid-vip")
    void contributionDegreeDecidesTheTier(SparkSession spark) {
        Customers customers = customers();
        String[] money = {"1", "1", "1", "1", "16"};
        for (int i = 0; i < money.length; i++) {
            customers.of("c" + i, 1, 1, money[i]);
        }

        Dataset<Row> applied = BuiltInPacks.applied("tier-pyramid-vip", customers.rows(spark), 5);

        assertThat(BuiltInPacks.column(applied, "vip_tier")).containsExactly("small", "small", "small", "small", "vip");
        assertThat(BuiltInPacks.column(applied, "vip_tier_reason"))
                .endsWith("rule 1: monetary 16.00 >= 16 (4 x mean) -> vip");
    }

    @Test
    @Method("tier-pyramid-vip")
    void negativeValueIsSmall(SparkSession spark) {
        Dataset<Row> rows = customers()
                .of("ann", 1, 1, "-0.01")
                .of("bob", 1, 1, "-500")
                .of("cid", 1, 1, "600")
                .rows(spark);

        assertThat(BuiltInPacks.segments("tier-pyramid-vip", rows)).containsExactly("small", "small", "vip");
    }

    /** 1, 4, 15 and 80 of a hundred, the pyramid of Curry and Curry. */
    @Test
    @Method("tier-pyramid-vip")
    void tiersCanBeSharesOfHeads(SparkSession spark, @TempDir Path folder) throws IOException {
        PackRules rules = BuiltInPacks.variant(
                folder, "tier-pyramid-vip", "{mean_multiples: [1, 2, 4]}", "{head_share: [0.01, 0.04, 0.15]}");
        Customers customers = customers();
        for (int i = 1; i <= 100; i++) {
            customers.of(String.format("c%03d", i), 1, 1, i + ".50");
        }
        Dataset<Row> rows = customers.rows(spark);

        List<String> tiers = BuiltInPacks.column(rules.fit(rows).apply(rows).orderBy(col("customer_id")), "vip_tier");

        assertThat(tiers.subList(0, 80)).containsOnly("small");
        assertThat(tiers.subList(80, 95)).containsOnly("ordinary");
        assertThat(tiers.subList(95, 99)).containsOnly("main");
        assertThat(tiers.subList(99, 100)).containsOnly("vip");
    }

    /** Purchases in four quarters of four, two purchases, one, four that have ended, and four in three quarters. */
    @Test
    @Method("class-purchase-status")
    void transactionsMakeTheStatus(SparkSession spark) {
        LocalDate asOf = LocalDate.of(2026, 7, 1);
        List<OracleTransaction> rows = new ArrayList<>();
        for (int quarter = 0; quarter < 4; quarter++) {
            rows.add(OracleTransaction.purchase(
                    "a", null, asOf.minusMonths(3L * quarter).minusDays(1), "10"));
            rows.add(OracleTransaction.purchase("d", null, asOf.minusMonths(9).minusDays(1L + quarter), "10"));
        }
        rows.add(OracleTransaction.purchase("b", null, asOf.minusDays(1), "10"));
        rows.add(OracleTransaction.purchase("b", null, asOf.minusMonths(3), "10"));
        rows.add(OracleTransaction.purchase("c", null, asOf.minusDays(1), "10"));
        for (int months : new int[] {0, 3, 9}) {
            rows.add(OracleTransaction.purchase(
                    "e", null, asOf.minusMonths(months).minusDays(1), "10"));
        }
        rows.add(OracleTransaction.purchase("e", null, asOf.minusDays(2), "10"));
        Dataset<Row> features = new CustomerFeatures(
                        asOf,
                        List.of(Window.all()),
                        CustomerFeatures.Visit.DAY,
                        CustomerFeatures.Returns.NET,
                        CustomerFeatures.Inactive.DROP,
                        6)
                .apply(new CustomerDays(CustomerDays.ZeroAmounts.VISIT).apply(OracleRows.of(spark, rows)));

        Dataset<Row> judged = new Activity(OptionalInt.of(180)).fit(features).apply(features);

        assertThat(BuiltInPacks.segments("class-purchase-status", judged))
                .containsExactly("loyal", "repeat", "first", "repeat", "loyal");
    }

    @Test
    @Method("class-purchase-status")
    void visitsActivityAndRhythmMakeTheStatus(SparkSession spark) {
        Dataset<Row> rows = spark.createDataFrame(
                List.of(
                        RowFactory.create("a", 0L, false, 0d),
                        RowFactory.create("b", 1L, true, 0.25),
                        RowFactory.create("c", 2L, true, 1d),
                        RowFactory.create("d", 4L, true, 1d),
                        RowFactory.create("e", 4L, true, 0.75),
                        RowFactory.create("f", 4L, true, 0.5),
                        RowFactory.create("g", 9L, false, 1d),
                        RowFactory.create("h", 3L, true, 1d)),
                STATUS);

        assertThat(BuiltInPacks.segments("class-purchase-status", rows))
                .containsExactly("prospect", "first", "repeat", "loyal", "loyal", "repeat", "repeat", "repeat");
    }

    @Test
    @Method("vr-level-trend-volatility")
    void equalValueIsToldApartByRisk(SparkSession spark) {
        List<Row> rows = new ArrayList<>();
        double[] risks = {0, 0.7, 0, 0.6, 0.046198, 0.948424};
        for (int i = 0; i < risks.length; i++) {
            rows.add(RowFactory.create("c" + i, true, 6, new BigDecimal("100.000000"), risks[i]));
        }
        rows.add(RowFactory.create("x", true, 3, null, null));

        assertThat(BuiltInPacks.segments("value-risk", spark.createDataFrame(rows, RISK)))
                .containsExactly("HVLR", "HVHR", "HVLR", "HVHR", "HVLR", "HVHR", "too_new");
    }

    @Test
    @Method("vr-level-trend-volatility")
    void theLineOfValueIsTheMeanOfActiveCustomers(SparkSession spark) {
        Dataset<Row> rows = spark.createDataFrame(
                List.of(
                        RowFactory.create("a", true, 6, new BigDecimal("100.000000"), 0.5),
                        RowFactory.create("b", true, 6, new BigDecimal("60.000000"), 0.49),
                        RowFactory.create("c", false, 6, new BigDecimal("900.000000"), 0d),
                        RowFactory.create("d", true, 6, new BigDecimal("80.000000"), 0.9)),
                RISK);

        assertThat(BuiltInPacks.segments("value-risk", rows)).containsExactly("HVHR", "LVLR", "HVLR", "HVHR");
    }

    @Test
    void frozenCutsKeepTheLabels(SparkSession spark) {
        Dataset<Row> before =
                customers().of("ann", 10, 4, "90").of("bob", 30, 1, "9.50").rows(spark);
        Dataset<Row> after =
                customers().of("ann", 10, 4, "90").of("cid", 1, 50, "9000").rows(spark);
        PackRules rules = BuiltInPacks.rules("rfm-eight-segments", 5);
        List<Row> stored = spark.createDataFrame(
                        CutRows.of(rules.fit(before).cuts(), LocalDate.of(2026, 7, 1), "run"),
                        ScoreCutTable.SPEC.schema())
                .collectAsList();

        PackModel frozen = PackRules.frozen(List.of(rules), stored, after).get(0);

        assertThat(BuiltInPacks.column(frozen.apply(after).orderBy(col("customer_id")), "segment8"))
                .containsExactly("important_value", "important_value");
        assertThat(BuiltInPacks.column(rules.fit(after).apply(after).orderBy(col("customer_id")), "segment8"))
                .containsExactly("general_win_back", "important_value");
    }

    @Test
    void aPackWithAHoleIsRefused() {
        Pack pack = BuiltInPacks.pack("tier-abc-pareto");
        Pack holed = new Pack(
                pack.info(),
                pack.column(),
                pack.scope(),
                pack.otherwise(),
                pack.axes(),
                pack.segments(),
                pack.match(),
                pack.rules().subList(0, 2));

        assertThatThrownBy(() -> new PackRules(holed, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot use pack tier-abc-pareto: rules leave 1 cells without a segment: "
                        + "(monetary=rest); segments.C is reached by no rule");
    }
}
