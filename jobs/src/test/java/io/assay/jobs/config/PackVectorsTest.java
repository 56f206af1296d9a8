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
import java.nio.file.Files;
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

/** The built-in packs against the known results of their methods. */
@ExtendWith(LocalSpark.class)
class PackVectorsTest {
    private static final StructType SCORES = new StructType()
            .add("customer_id", DataTypes.StringType, false)
            .add("r_score", DataTypes.IntegerType, false)
            .add("f_score", DataTypes.IntegerType, false)
            .add("m_score", DataTypes.IntegerType, false);
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
    @Method("rfm-named-grid")
    void everyCellOfTheGridHasItsName(SparkSession spark) {
        String[][] grid = {
            {"lost", "lost", "hibernating", "at_risk", "cannot_lose"},
            {"hibernating", "hibernating", "at_risk", "at_risk", "at_risk"},
            {"about_to_sleep", "about_to_sleep", "need_attention", "loyal", "loyal"},
            {"promising", "promising", "potential_loyalist", "loyal", "champions"},
            {"new", "new", "potential_loyalist", "champions", "champions"}
        };
        List<Row> rows = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int r = 1; r <= 5; r++) {
            for (int c = 1; c <= 5; c++) {
                // f + m = 2c - 1 is the smaller of the two sums that are rounded up to c
                rows.add(RowFactory.create(r + "" + c, r, Math.max(1, c - 1), c == 1 ? 1 : c));
                expected.add(grid[r - 1][c - 1]);
            }
        }

        assertThat(segments("rfm-named-grid", spark.createDataFrame(rows, SCORES)))
                .isEqualTo(expected);
    }

    @Test
    @Method("rfm-named-grid")
    void aReasonNamesTheScores(SparkSession spark) {
        Dataset<Row> rows = spark.createDataFrame(List.of(RowFactory.create("ann", 3, 2, 3)), SCORES);

        Row row = applied("rfm-named-grid", rows, 5).first();

        assertThat(row.<String>getAs("rfm_segment")).isEqualTo("need_attention");
        assertThat(row.<String>getAs("rfm_segment_reason"))
                .isEqualTo("rule 8: recency 3 (r_score 3); "
                        + "value 3 = ceil((f_score + m_score) / 2) (f_score 2, m_score 3)");
    }

    @Test
    @Method("rfm-named-grid")
    void tenLevelsAreBroughtToFive(SparkSession spark) {
        Dataset<Row> rows = spark.createDataFrame(
                List.of(
                        RowFactory.create("a", 10, 9, 10),
                        RowFactory.create("b", 1, 9, 9),
                        RowFactory.create("c", 9, 2, 1),
                        RowFactory.create("d", 2, 1, 2)),
                SCORES);

        assertThat(column(applied("rfm-named-grid", rows, 10), "rfm_segment"))
                .containsExactly("champions", "cannot_lose", "new", "lost");
    }

    @Test
    @Method("rfm-named-grid")
    void fewerLevelsAreBroughtToFiveFromTheTop(SparkSession spark) {
        Dataset<Row> four = spark.createDataFrame(
                List.of(
                        RowFactory.create("a", 4, 4, 4), // 5, 5
                        RowFactory.create("b", 1, 4, 4), // 2, 5
                        RowFactory.create("c", 4, 1, 1), // 5, 2
                        RowFactory.create("d", 3, 2, 2), // 4, 3
                        RowFactory.create("e", 2, 3, 2), // 3, 4
                        RowFactory.create("f", 1, 1, 1)), // 2, 2
                SCORES);
        Dataset<Row> two = spark.createDataFrame(
                List.of(
                        RowFactory.create("a", 2, 2, 2), // 5, 5
                        RowFactory.create("b", 2, 1, 2), // 5, 4
                        RowFactory.create("c", 1, 1, 1)), // 3, 3
                SCORES);

        assertThat(column(applied("rfm-named-grid", four, 4), "rfm_segment"))
                .containsExactly("champions", "at_risk", "new", "potential_loyalist", "loyal", "hibernating");
        assertThat(column(applied("rfm-named-grid", two, 2), "rfm_segment"))
                .containsExactly("champions", "champions", "need_attention");
    }

    @Test
    @Method("rfm-named-grid")
    void anUnknownScoreIsTheWorst(SparkSession spark) {
        Dataset<Row> rows = spark.createDataFrame(
                List.of(RowFactory.create("ann", null, 5, 5)),
                new StructType()
                        .add("customer_id", DataTypes.StringType, false)
                        .add("r_score", DataTypes.IntegerType, true)
                        .add("f_score", DataTypes.IntegerType, false)
                        .add("m_score", DataTypes.IntegerType, false));

        Row row = applied("rfm-named-grid", rows, 5).first();

        assertThat(row.<String>getAs("rfm_segment")).isEqualTo("cannot_lose");
        assertThat(row.<String>getAs("rfm_segment_reason")).contains("recency 1 (r_score unknown)");
    }

    /** The means are 3, 2.5 and 2: equal to the mean is not above it. */
    @Test
    @Method("rfm-eight-segments")
    void scoresAboveTheMeanScoreMakeTheSameEightClasses(SparkSession spark) {
        int[][] scores = {{5, 4, 3}, {5, 4, 2}, {4, 1, 3}, {4, 1, 1}, {3, 3, 3}, {1, 4, 1}, {1, 1, 3}, {1, 2, 0}};
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            rows.add(RowFactory.create("c" + i, scores[i][0], scores[i][1], scores[i][2]));
        }

        assertThat(segments("rfm-eight-segments-scores", spark.createDataFrame(rows, SCORES)))
                .containsExactly(
                        "important_value",
                        "general_value",
                        "important_develop",
                        "general_develop",
                        "important_keep",
                        "general_keep",
                        "important_win_back",
                        "general_win_back");
    }

    @Test
    @Method("rfm-eight-segments")
    void eightClassesOfCdnowHaveTheirSizes(SparkSession spark) {
        assertThat(sizes("rfm-eight-segments", Cdnow.customers().rows(spark)))
                .isEqualTo(new TreeMap<>(Map.of(
                        "important_value", 464L,
                        "general_value", 188L,
                        "important_develop", 30L,
                        "general_develop", 161L,
                        "important_keep", 37L,
                        "general_keep", 47L,
                        "important_win_back", 62L,
                        "general_win_back", 1368L)));
    }

    @Test
    @Method("rfm-eight-segments")
    void aReasonNamesRuleValuesAndMeans(SparkSession spark) {
        Dataset<Row> rows =
                customers().of("ann", 10, 4, "90").of("bob", 30, 1, "9.50").rows(spark);

        assertThat(column(applied("rfm-eight-segments", rows, 5), "segment8_reason"))
                .containsExactly(
                        "rule 1: recency 10 d <= 20 (mean) -> high; frequency 4 > 2.50 (mean) -> high; "
                                + "monetary 90.00 > 49.75 (mean) -> high",
                        "rule 8: recency 30 d > 20 (mean) -> low; frequency 1 <= 2.50 (mean) -> low; "
                                + "monetary 9.50 <= 49.75 (mean) -> low");
    }

    @Test
    @Method("matrix-marcus")
    void quadrantsOfCdnowHaveTheirSizesAndCuts(SparkSession spark) {
        Dataset<Row> rows = Cdnow.customers().rows(spark);

        assertThat(sizes("matrix-marcus", rows))
                .isEqualTo(new TreeMap<>(Map.of("best", 311L, "frequent", 425L, "spender", 495L, "uncertain", 1126L)));
        List<String> means = rules("matrix-marcus", 5).fit(rows).cuts().stream()
                .map(cuts -> cuts.everybody().cuts().get(0).statistic().orElseThrow())
                .map(mean -> mean.setScale(6, RoundingMode.HALF_EVEN).toPlainString())
                .toList();
        assertThat(means).containsExactly("2.840899", "32.987385");
    }

    @Test
    @Method("matrix-marcus")
    void theLineOfTheAmountCanBeAllMoneyOverAllVisits(SparkSession spark, @TempDir Path folder) throws IOException {
        PackRules rules = variant(
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
        assertThat(column(applied, "marcus_quadrant")).containsExactly("frequent", "spender", "uncertain");
        assertThat(column(applied, "marcus_quadrant_reason"))
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

        Dataset<Row> applied = applied("matrix-marcus", rows, 5);

        assertThat(column(applied, "marcus_quadrant")).containsExactly("best", "uncertain", "no_purchase");
        assertThat(column(applied, "marcus_quadrant_reason"))
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

        Dataset<Row> applied = applied("tier-abc-pareto", customers.rows(spark), 5);

        assertThat(column(applied, "abc")).containsExactly("A", "A", "B", "B", "C");
        assertThat(column(applied, "abc_reason"))
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

        Dataset<Row> applied = applied("tier-pyramid-vip", customers.rows(spark), 5);

        assertThat(column(applied, "vip_tier")).containsExactly("small", "small", "small", "small", "vip");
        assertThat(column(applied, "vip_tier_reason")).endsWith("rule 1: monetary 16.00 >= 16 (4 x mean) -> vip");
    }

    @Test
    @Method("tier-pyramid-vip")
    void negativeValueIsSmall(SparkSession spark) {
        Dataset<Row> rows = customers()
                .of("ann", 1, 1, "-0.01")
                .of("bob", 1, 1, "-500")
                .of("cid", 1, 1, "600")
                .rows(spark);

        assertThat(segments("tier-pyramid-vip", rows)).containsExactly("small", "small", "vip");
    }

    /** 1, 4, 15 and 80 of a hundred, the pyramid of Curry and Curry. */
    @Test
    @Method("tier-pyramid-vip")
    void tiersCanBeSharesOfHeads(SparkSession spark, @TempDir Path folder) throws IOException {
        PackRules rules =
                variant(folder, "tier-pyramid-vip", "{mean_multiples: [1, 2, 4]}", "{head_share: [0.01, 0.04, 0.15]}");
        Customers customers = customers();
        for (int i = 1; i <= 100; i++) {
            customers.of(String.format("c%03d", i), 1, 1, i + ".50");
        }
        Dataset<Row> rows = customers.rows(spark);

        List<String> tiers = column(rules.fit(rows).apply(rows).orderBy(col("customer_id")), "vip_tier");

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

        assertThat(segments("class-purchase-status", judged))
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

        assertThat(segments("class-purchase-status", rows))
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

        assertThat(segments("value-risk", spark.createDataFrame(rows, RISK)))
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

        assertThat(segments("value-risk", rows)).containsExactly("HVHR", "LVLR", "HVLR", "HVHR");
    }

    @Test
    void frozenCutsKeepTheLabels(SparkSession spark) {
        Dataset<Row> before =
                customers().of("ann", 10, 4, "90").of("bob", 30, 1, "9.50").rows(spark);
        Dataset<Row> after =
                customers().of("ann", 10, 4, "90").of("cid", 1, 50, "9000").rows(spark);
        PackRules rules = rules("rfm-eight-segments", 5);
        List<Row> stored = spark.createDataFrame(
                        CutRows.of(rules.fit(before).cuts(), LocalDate.of(2026, 7, 1), "run"),
                        ScoreCutTable.SPEC.schema())
                .collectAsList();

        PackModel frozen = PackRules.frozen(List.of(rules), stored, after).get(0);

        assertThat(column(frozen.apply(after).orderBy(col("customer_id")), "segment8"))
                .containsExactly("important_value", "important_value");
        assertThat(column(rules.fit(after).apply(after).orderBy(col("customer_id")), "segment8"))
                .containsExactly("general_win_back", "important_value");
    }

    @Test
    void aPackWithAHoleIsRefused() {
        Pack pack = pack("tier-abc-pareto");
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

    private static Pack pack(String id) {
        Problems problems = new Problems();
        Pack pack = Packs.read(id, problems).orElse(null);
        problems.throwIfAny();
        return pack;
    }

    /** A built-in pack with one of its lines changed. */
    private static PackRules variant(Path folder, String id, String from, String to) throws IOException {
        Path built = Path.of(System.getProperty("assay.root"), "conf", "models", id + ".yaml");
        String text = Files.readString(built);
        assertThat(text).contains(from);
        Path file = Files.writeString(folder.resolve(id + ".yaml"), text.replace(from, to));
        return new PackRules(pack(file.toString()), 5);
    }

    private static PackRules rules(String id, int scoreLevels) {
        return new PackRules(pack(id), scoreLevels);
    }

    private static Dataset<Row> applied(String id, Dataset<Row> rows, int scoreLevels) {
        return rules(id, scoreLevels).fit(rows).apply(rows).orderBy(col("customer_id"));
    }

    private static List<String> segments(String id, Dataset<Row> rows) {
        return column(applied(id, rows, 5), pack(id).column());
    }

    private static List<String> column(Dataset<Row> rows, String name) {
        return rows.select(col(name)).collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static Map<String, Long> sizes(String id, Dataset<Row> rows) {
        Map<String, Long> sizes = new TreeMap<>();
        rules(id, 5)
                .fit(rows)
                .apply(rows)
                .groupBy(col(pack(id).column()))
                .count()
                .collectAsList()
                .forEach(row -> sizes.put(row.getString(0), row.getLong(1)));
        return sizes;
    }
}
