package io.assay.score;

import static io.assay.testkit.Customers.customers;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.cut.Ranks;
import io.assay.table.ColumnSpec;
import io.assay.table.ScoreColumns;
import io.assay.testkit.Customers;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import io.assay.testkit.RfmWeights;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class RfmScoresTest {
    private static final RfmScores FIVE = independent(ScoreRules.quantile(5, Ranks.AVERAGE));
    private static final RfmScores FIXED = independent(ScoreRules.fixed(
            decimals("365", "180", "90", "30"),
            decimals("2", "3", "6", "10"),
            decimals("300", "1000", "2000", "5000")));

    @Test
    @Method("rfm-quantile-score")
    void tenDifferentAmountsFillFiveLevelsInPairs(SparkSession spark) {
        Customers customers = customers();
        for (int i = 1; i <= 10; i++) {
            customers.of(String.format("c%02d", i), 1, 1, i + "0");
        }

        assertThat(scores(FIVE, customers.rows(spark), ScoreColumns.M_SCORE))
                .containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
    }

    @Test
    @Method("rfm-quantile-score")
    @Fault("D06")
    void equalFrequenciesShareALevelAndLeaveOthersEmpty(SparkSession spark) {
        Customers customers = customers();
        int[] visits = {1, 1, 1, 1, 1, 1, 2, 2, 3, 9};
        for (int i = 0; i < visits.length; i++) {
            customers.of("c" + i, 1, visits[i], "1");
        }

        assertThat(scores(FIVE, customers.rows(spark), ScoreColumns.F_SCORE))
                .containsExactly(2, 2, 2, 2, 2, 2, 4, 4, 5, 5);
    }

    @Test
    @Method("rfm-quantile-score")
    void fewestDaysScoreHighest(SparkSession spark) {
        Customers customers = customers();
        int[] days = {3, 10, 30, 30, 200};
        for (int i = 0; i < days.length; i++) {
            customers.of("c" + i, days[i], 1, "1");
        }

        assertThat(scores(FIVE, customers.rows(spark), ScoreColumns.R_SCORE)).containsExactly(5, 4, 3, 3, 1);
    }

    @Test
    @Method("rfm-quantile-score")
    void aLoneCustomerIsInTheMiddle(SparkSession spark) {
        Dataset<Row> rows = customers().of("ann", 7, 2, "10").rows(spark);

        Row scored = FIVE.fit(rows).apply(rows).first();

        assertThat(scored.<String>getAs("rfm_code")).isEqualTo("333");
        assertThat(scored.<Integer>getAs("rfm_sum")).isEqualTo(9);
        assertThat(scored.<Double>getAs("rfm_weighted")).isEqualTo(3d);
    }

    @Test
    @Method("rfm-fixed-threshold")
    void limitsBelongToTheBetterLevel(SparkSession spark) {
        Dataset<Row> rows =
                customers().of("ann", 90, 2, "1000").of("bob", 91, 1, "999.99").rows(spark);

        Dataset<Row> scored = FIXED.fit(rows).apply(rows).orderBy(col("customer_id"));

        assertThat(scored.select(col("rfm_code")).collectAsList().stream().map(row -> row.getString(0)))
                .containsExactly("423", "312");
    }

    @Test
    @Method("rfm-fixed-threshold")
    void limitsSayNothingOfAnUnknownValue(SparkSession spark) {
        Dataset<Row> rows =
                customers().of("ann", null, 2, "1000").of("bob", 90, 2, "1000").rows(spark);

        List<Row> scored =
                FIXED.fit(rows).apply(rows).orderBy(col("customer_id")).collectAsList();

        assertThat(scored.get(0).<Integer>getAs("r_score")).isNull();
        assertThat(scored.get(0).<Integer>getAs("f_score")).isEqualTo(2);
        assertThat(scored.get(0).<Integer>getAs("m_score")).isEqualTo(3);
        assertThat(scored.get(0).<String>getAs("rfm_code")).isNull();
        assertThat(scored.get(0).<Integer>getAs("rfm_sum")).isNull();
        assertThat(scored.get(0).<Double>getAs("rfm_weighted")).isNull();
        assertThat(scored.get(1).<String>getAs("rfm_code")).isEqualTo("423");
    }

    private static RfmScores independent(ScoreRules rules) {
        return new RfmScores(rules, RfmScores.Nesting.INDEPENDENT, Compared.WITH_EVERYBODY, RfmWeights.AHP);
    }

    private static List<BigDecimal> decimals(String... numbers) {
        return Stream.of(numbers).map(BigDecimal::new).toList();
    }

    private static List<Integer> scores(RfmScores scores, Dataset<Row> rows, ColumnSpec column) {
        return scores.fit(rows).apply(rows).orderBy(col("customer_id")).select(column.col()).collectAsList().stream()
                .map(row -> row.getInt(0))
                .toList();
    }
}
