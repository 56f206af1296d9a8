package io.assay.score;

import static io.assay.testkit.Customers.customers;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.cut.CutRows;
import io.assay.cut.CutRule;
import io.assay.cut.Ranks;
import io.assay.table.ScoreCutTable;
import io.assay.testkit.Customers;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import io.assay.testkit.RfmWeights;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
@Method("rfm-quantile-score")
class PeerScoresTest {
    private static final ScoreRules TWO = ScoreRules.quantile(2, Ranks.AVERAGE);

    @Test
    void customersAreComparedWithinTheirPeerGroup(SparkSession spark) {
        Dataset<Row> rows = twoCountries().rows(spark);

        assertThat(codes(independent(TWO, Compared.withinPeerGroups(2)), rows))
                .containsExactly("111", "222", "111", "222");
        assertThat(codes(independent(TWO, Compared.WITH_EVERYBODY), rows)).containsExactly("211", "221", "112", "122");
    }

    @Test
    void smallPeerGroupsAreScoredTogether(SparkSession spark) {
        Dataset<Row> rows =
                twoCountries().of("e", "IT", 1, 1, "1").of("f", null, 9, 9, "9").rows(spark);

        RfmScoresModel model = independent(TWO, Compared.withinPeerGroups(2)).fit(rows);

        assertThat(model.cuts().get(0).groups().keySet()).containsExactly("(other)", "DE", "FR");
        assertThat(codes(model, rows)).containsExactly("111", "222", "111", "222", "211", "122");
    }

    @Test
    void nestedScoresCompareWithinTheScoreBefore(SparkSession spark) {
        Dataset<Row> rows = customers()
                .of("a", 9, 1, "1")
                .of("b", 9, 2, "1")
                .of("c", 1, 10, "5")
                .of("d", 1, 20, "6")
                .of("e", 1, 20, "7")
                .of("f", 9, 2, "9")
                .rows(spark);
        RfmScores nested = new RfmScores(TWO, RfmScores.Nesting.NESTED, Compared.WITH_EVERYBODY, RfmWeights.AHP);

        // alone in its cell, a customer is at ceil(2 * 0.5) = 1
        assertThat(codes(nested, rows)).containsExactly("111", "121", "211", "221", "222", "122");
        assertThat(nested.fit(rows).cuts().get(2).groups().keySet()).containsExactly("1|1", "1|2", "2|1", "2|2");
    }

    @Test
    void frozenCutsScoreLaterCustomersByTheOldLines(SparkSession spark) {
        Dataset<Row> before = twoCountries().rows(spark);
        Dataset<Row> after = twoCountries()
                .of("e", "DE", 10, 1, "1")
                .of("f", "ES", 10, 1, "1")
                .rows(spark);
        RfmScores scores = independent(TWO, Compared.withinPeerGroups(2));
        List<Row> stored = spark.createDataFrame(
                        CutRows.of(scores.fit(before).cuts(), LocalDate.of(2026, 7, 1), "run"),
                        ScoreCutTable.SPEC.schema())
                .collectAsList();

        // the last customer is of a group without cuts: the middle level, like the only one of a group
        assertThat(codes(scores.frozen(stored), after)).containsExactly("111", "222", "111", "222", "111", "111");
    }

    @Test
    void tenLevelsKeepTheCodeReadable(SparkSession spark) {
        Customers customers = customers();
        for (int i = 0; i < 10; i++) {
            customers.of("c" + i, 10 - i, i, i + "");
        }

        List<String> codes = codes(
                independent(ScoreRules.quantile(10, Ranks.AVERAGE), Compared.WITH_EVERYBODY), customers.rows(spark));

        assertThat(codes).startsWith("1-1-1", "2-2-2").endsWith("10-10-10");
    }

    @Test
    @Fault({"C15", "I18"})
    void anUnknownRecencyIsTheWorst(SparkSession spark) {
        Dataset<Row> rows =
                customers().of("a", null, 0, "-5").of("b", 500, 1, "1").rows(spark);

        assertThat(codes(independent(TWO, Compared.WITH_EVERYBODY), rows)).containsExactly("111", "222");
    }

    @Test
    void weightsOfOneScoreGiveThatScore(SparkSession spark) {
        Dataset<Row> rows = twoCountries().rows(spark);
        RfmScores recencyAlone =
                new RfmScores(TWO, RfmScores.Nesting.INDEPENDENT, Compared.WITH_EVERYBODY, new Weights(1, 0, 0));

        assertThat(recencyAlone
                        .fit(rows)
                        .apply(rows)
                        .filter(col("rfm_weighted").notEqual(col("r_score")))
                        .count())
                .isZero();
    }

    @Test
    void wrongParametersSaySo() {
        CutRule two = new CutRule.Quantile(2, Ranks.AVERAGE);
        CutRule three = new CutRule.Quantile(3, Ranks.AVERAGE);

        assertThatThrownBy(() -> new ScoreRules(two, three, two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Scores need equal numbers of levels, got 2, 3 and 2");
        assertThatThrownBy(() -> ScoreRules.quantile(11, Ranks.AVERAGE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("levels must lie between 2 and 10, got 11");
        assertThatThrownBy(() -> new Weights(0.5, 0.5, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights must add up to 1, got [0.5, 0.5, 0.5] with the sum 1.5");
        assertThatThrownBy(() -> new Weights(-1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights must not be negative, got [-1.0, 1.0, 1.0]");
        assertThatThrownBy(() -> Compared.withinPeerGroups(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("smallestGroup must be at least 1, got 0");
    }

    @Test
    @Method("rfm-fixed-threshold")
    void limitsMustRunFromTheWorst() {
        List<BigDecimal> rising = List.of(new BigDecimal(30), new BigDecimal(90));
        RfmScores scores = independent(ScoreRules.fixed(rising, rising, rising), Compared.WITH_EVERYBODY);

        assertThatThrownBy(() -> scores.frozen(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot cut recency_days: limits [30, 90] must fall, because lower is better");
    }

    private static Customers twoCountries() {
        return customers()
                .of("a", "DE", 2, 1, "1")
                .of("b", "DE", 1, 5, "2")
                .of("c", "FR", 20, 2, "100")
                .of("d", "FR", 10, 9, "200");
    }

    private static RfmScores independent(ScoreRules rules, Compared compared) {
        return new RfmScores(rules, RfmScores.Nesting.INDEPENDENT, compared, RfmWeights.AHP);
    }

    private static List<String> codes(RfmScores scores, Dataset<Row> rows) {
        return codes(scores.fit(rows), rows);
    }

    private static List<String> codes(RfmScoresModel model, Dataset<Row> rows) {
        return model.apply(rows).orderBy(col("customer_id")).select(col("rfm_code")).collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
