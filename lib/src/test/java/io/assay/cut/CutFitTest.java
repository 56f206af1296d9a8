package io.assay.cut;

import static io.assay.testkit.Customers.customers;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.table.Better;
import io.assay.table.ScoreCutTable;
import io.assay.testkit.Customers;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class CutFitTest {
    private static final CutRule ABC = new CutRule.CumulativeShare(decimals("0.80", "0.95"), Ties.UP);
    private static final CutRule ABC_BY_ID = new CutRule.CumulativeShare(decimals("0.80", "0.95"), Ties.BY_ID);

    @Test
    @Method("tier-abc-pareto")
    void theCustomerWhoCrossesTheLineStaysAboveIt(SparkSession spark) {
        assertThat(levels(spark, ABC, "50", "30", "10", "5", "5")).containsExactly(3, 3, 2, 2, 2);
        assertThat(levels(spark, ABC_BY_ID, "50", "30", "10", "5", "5")).containsExactly(3, 3, 2, 2, 1);
    }

    @Test
    @Method("tier-abc-pareto")
    @Fault("I18")
    void negativeMoneyAddsNothingAndIsLowest(SparkSession spark) {
        assertThat(levels(spark, ABC, "80", "20", "-50", "0")).containsExactly(3, 2, 1, 1);
        assertThat(levels(spark, ABC, "-1", "0")).containsExactly(1, 1);
    }

    @Test
    @Method("tier-abc-pareto")
    void headsAreRoundedUpPerClass(SparkSession spark) {
        CutRule heads = new CutRule.HeadShare(decimals("0.20", "0.30"), Ties.UP);

        assertThat(levels(spark, heads, "1", "2", "3", "4", "5", "6")).containsExactly(1, 1, 2, 2, 3, 3);
    }

    @Test
    @Method("tier-abc-pareto")
    void headsAtTheLineGoUpTogetherUnlessIdsDecide(SparkSession spark) {
        CutRule up = new CutRule.HeadShare(decimals("0.50"), Ties.UP);
        CutRule byId = new CutRule.HeadShare(decimals("0.50"), Ties.BY_ID);

        assertThat(levels(spark, up, "9", "5", "5", "5")).containsExactly(2, 2, 2, 2);
        assertThat(levels(spark, byId, "9", "5", "5", "5")).containsExactly(2, 2, 1, 1);
    }

    @Test
    @Method("tier-pyramid-vip")
    void fourTimesTheMeanIsTheTop(SparkSession spark) {
        CutRule pyramid = new CutRule.MeanMultiples(decimals("1", "2", "4"));

        assertThat(levels(spark, pyramid, "1", "1", "1", "1", "16")).containsExactly(1, 1, 1, 1, 4);
        assertThat(levels(spark, pyramid, "4", "4", "4")).containsExactly(2, 2, 2);
    }

    @Test
    @Method("tier-pyramid-vip")
    void aMeanThatIsNotPositiveHasNoMultiples(SparkSession spark) {
        CutRule pyramid = new CutRule.MeanMultiples(decimals("1", "2", "4"));

        assertThatThrownBy(() -> levels(spark, pyramid, "-5", "3"))
                .isInstanceOf(UndefinedCutException.class)
                .hasMessageContaining("Cannot cut monetary by multiples of its mean: the mean of 2 values is -1");
        assertThatThrownBy(() -> levels(spark, pyramid, "-3", "3"))
                .isInstanceOf(UndefinedCutException.class)
                .hasMessageContaining("the mean of 2 values is 0, which is not positive");
    }

    @Test
    void limitsThatAreEqualAndHeadsThatLeaveNobodyAreRefused() {
        assertThatThrownBy(() -> CutColumn.of("x", "monetary", Better.HIGHER, new CutRule.Fixed(decimals("5", "5"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot cut monetary: limits [5, 5] must rise, because higher is better");
        assertThatThrownBy(() -> CutColumn.of("x", "recency_days", Better.LOWER, new CutRule.Fixed(decimals("5", "5"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot cut recency_days: limits [5, 5] must fall, because lower is better");
        assertThatThrownBy(() -> CutColumn.of(
                        "x", "monetary", Better.HIGHER, new CutRule.HeadShare(decimals("0.4", "0.6"), Ties.UP)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot cut monetary: head shares [0.4, 0.6] leave nobody for the lowest level");
    }

    @Test
    @Fault({"I06", "D06"})
    void whatIsNoNumberIsUnknown(SparkSession spark) {
        Dataset<Row> rows =
                spark.sql("select * from values ('a', double('NaN')), ('b', 1D), ('c', cast(null as double)),"
                        + " ('d', 2D), ('e', double('Infinity')) as t(customer_id, x)");
        CutColumn column = CutColumn.of("x", "x", Better.HIGHER, new CutRule.Quantile(5, Ranks.AVERAGE));

        assertThat(levels(rows, fit(column, rows)))
                .as("two unknown share ranks 1 and 2 and are worst, then 1, 2 and infinity")
                .containsExactly(1, 3, 1, 4, 5);
    }

    /** Which side a value on the cut belongs to: 2 is the mean of all. */
    @Test
    @Method("matrix-marcus")
    void theTableSaysWhereAValueOnTheCutBelongs(SparkSession spark) {
        Dataset<Row> rows = money(spark, "1", "2", "3");

        assertThat(atCut(rows, new CutRule.Mean())).containsExactly("lower");
        assertThat(levels(rows, fit(CutColumn.of("x", "monetary", Better.HIGHER, new CutRule.Mean()), rows)))
                .containsExactly(1, 1, 2);
        assertThat(atCut(rows, new CutRule.MeanOrMore())).containsExactly("upper");
        assertThat(levels(rows, fit(CutColumn.of("x", "monetary", Better.HIGHER, new CutRule.MeanOrMore()), rows)))
                .containsExactly(1, 2, 2);
    }

    private static List<String> atCut(Dataset<Row> rows, CutRule rule) {
        Cuts cuts = fit(CutColumn.of("x", "monetary", Better.HIGHER, rule), rows);
        return rows
                .sparkSession()
                .createDataFrame(
                        CutRows.of(List.of(cuts), LocalDate.of(2026, 7, 1), "run"), ScoreCutTable.SPEC.schema())
                .select(ScoreCutTable.AT_CUT.col())
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    @Method("rfm-quantile-score")
    void aCustomerOfAnUnknownGroupIsInTheMiddle(SparkSession spark) {
        Dataset<Row> known =
                customers().of("a", "DE", 1, 1, "1").of("b", "DE", 1, 1, "2").rows(spark);
        Dataset<Row> fresh = customers().of("c", "FR", 1, 1, "9").rows(spark);
        CutColumn column = CutColumn.of("x", "monetary", Better.HIGHER, new CutRule.Quantile(5, Ranks.AVERAGE));
        List<String> groups = List.of("peer_group");
        Cuts cuts =
                new CutFit(List.of(column), groups, "customer_id").fit(known).get(0);

        Row row = new Levels(List.of(new Levels.Output(cuts, "level")), groups, "customer_id")
                .apply(fresh)
                .first();

        assertThat(row.<Integer>getAs("level")).isEqualTo(3);
    }

    @Test
    @Method("matrix-marcus")
    void onlyMoreThanTheMeanIsHigh(SparkSession spark) {
        assertThat(levels(spark, new CutRule.Mean(), "1", "2", "3")).containsExactly(1, 1, 2);
        assertThat(levels(spark, new CutRule.MeanOrMore(), "1", "2", "3")).containsExactly(1, 2, 2);
        assertThat(levels(spark, new CutRule.Mean(), "2", "2", "2")).containsExactly(1, 1, 1);
        assertThat(levels(spark, new CutRule.Mean(), "1", "1", "1.01")).containsExactly(1, 1, 2);
    }

    @Test
    @Method("rfm-eight-segments")
    void theMedianLiesBetweenTheMiddleValues(SparkSession spark) {
        assertThat(levels(spark, new CutRule.Median(), "1", "2", "3", "100")).containsExactly(1, 1, 2, 2);
        assertThat(levels(spark, new CutRule.Median(), "1", "2", "100")).containsExactly(1, 1, 2);
    }

    @Test
    @Method("rfm-quantile-score")
    void denseRanksCountValuesNotCustomers(SparkSession spark) {
        CutRule dense = new CutRule.Quantile(3, Ranks.DENSE);

        assertThat(levels(spark, dense, "1", "1", "1", "1", "2", "3")).containsExactly(1, 1, 1, 1, 2, 3);
    }

    @Test
    void boundariesInOneLongTailAreFoundExactly(SparkSession spark) {
        Customers customers = customers();
        for (int i = 0; i < 400; i++) {
            customers.of(String.format("c%03d", i), 1, 1, 5_000_000_000L + i + ".01");
        }
        CutColumn column = CutColumn.of("x", "monetary", Better.HIGHER, new CutRule.Quantile(4, Ranks.AVERAGE));

        Cuts cuts = fit(column, customers.rows(spark));

        assertThat(cuts.everybody().cuts().stream()
                        .map(cut -> cut.bound().orElseThrow().toPlainString()))
                .containsExactly("5000000100.01", "5000000200.01", "5000000300.01");
        assertThat(cuts.everybody().customers()).isEqualTo(400);
    }

    @Test
    @Method("rfm-quantile-score")
    void anUnknownValueRanksLast(SparkSession spark) {
        Dataset<Row> rows = customers()
                .of("a", null, 0, "0")
                .of("b", 10, 1, "1")
                .of("c", 5, 1, "1")
                .rows(spark);
        CutColumn column = CutColumn.of("x", "recency_days", Better.LOWER, new CutRule.Quantile(3, Ranks.AVERAGE));

        assertThat(levels(rows, fit(column, rows))).containsExactly(1, 2, 3);
    }

    @Test
    void frozenCutsGiveTheSameLevels(SparkSession spark) {
        Dataset<Row> rows = money(spark, "1", "2", "3", "4", "5", "5", "5").cache();
        for (CutRule rule : List.of(new CutRule.Quantile(5, Ranks.AVERAGE), ABC_BY_ID, new CutRule.Mean())) {
            CutColumn column = CutColumn.of("x", "monetary", Better.HIGHER, rule);
            Cuts cuts = fit(column, rows);
            List<Row> stored = spark.createDataFrame(
                            CutRows.of(List.of(cuts), LocalDate.of(2026, 7, 1), "run"), ScoreCutTable.SPEC.schema())
                    .collectAsList();

            Cuts frozen = CutRows.frozen(column, stored);

            assertThat(levels(rows, frozen)).isEqualTo(levels(rows, cuts));
        }
    }

    @Test
    void frozenCutsNeedTheSameNumberOfLevels(SparkSession spark) {
        Dataset<Row> rows = money(spark, "1", "2");
        CutColumn three = CutColumn.of("x", "monetary", Better.HIGHER, new CutRule.Quantile(3, Ranks.AVERAGE));
        CutColumn four = CutColumn.of("x", "monetary", Better.HIGHER, new CutRule.Quantile(4, Ranks.AVERAGE));
        List<Row> stored = spark.createDataFrame(
                        CutRows.of(List.of(fit(three, rows)), LocalDate.of(2026, 7, 1), "run"),
                        ScoreCutTable.SPEC.schema())
                .collectAsList();

        assertThatThrownBy(() -> CutRows.frozen(four, stored))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot use frozen cuts of x.monetary in (all): 3 levels are stored, 4 are asked for");
    }

    @Test
    void noCustomersMeansNoCuts(SparkSession spark) {
        Dataset<Row> none = customers().rows(spark);
        CutColumn column = CutColumn.of("x", "monetary", Better.HIGHER, new CutRule.MeanMultiples(decimals("1")));

        assertThat(levels(none, fit(column, none))).isEmpty();
    }

    @Test
    void textHasNoSize(SparkSession spark) {
        Dataset<Row> rows = money(spark, "1");
        CutColumn column = CutColumn.of("x", "customer_id", Better.HIGHER, new CutRule.Mean());

        assertThatThrownBy(() -> fit(column, rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot cut customer_id: values of type STRING have no size");
    }

    private static List<BigDecimal> decimals(String... numbers) {
        return Stream.of(numbers).map(BigDecimal::new).toList();
    }

    private static Dataset<Row> money(SparkSession spark, String... money) {
        Customers customers = customers();
        for (int i = 0; i < money.length; i++) {
            customers.of("c" + i, 1, 1, money[i]);
        }
        return customers.rows(spark);
    }

    private static List<Integer> levels(SparkSession spark, CutRule rule, String... money) {
        Dataset<Row> rows = money(spark, money);
        return levels(rows, fit(CutColumn.of("x", "monetary", Better.HIGHER, rule), rows));
    }

    private static Cuts fit(CutColumn column, Dataset<Row> rows) {
        return new CutFit(List.of(column), List.of(), "customer_id").fit(rows).get(0);
    }

    private static List<Integer> levels(Dataset<Row> rows, Cuts cuts) {
        return new Levels(List.of(new Levels.Output(cuts, "level")), List.of(), "customer_id")
                .apply(rows).orderBy(col("customer_id")).select(col("level")).collectAsList().stream()
                        .map(row -> row.getInt(0))
                        .toList();
    }
}
