package io.assay.jobs.config;

import static io.assay.testkit.Customers.customers;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.Cdnow;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The packs of RFM against the known results of their methods. */
@ExtendWith(LocalSpark.class)
class RfmPackVectorsTest {
    private static final StructType SCORES = new StructType()
            .add("customer_id", DataTypes.StringType, false)
            .add("r_score", DataTypes.IntegerType, false)
            .add("f_score", DataTypes.IntegerType, false)
            .add("m_score", DataTypes.IntegerType, false);

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

        assertThat(BuiltInPacks.segments("rfm-named-grid", spark.createDataFrame(rows, SCORES)))
                .isEqualTo(expected);
    }

    @Test
    @Method("rfm-named-grid")
    void aReasonNamesTheScores(SparkSession spark) {
        Dataset<Row> rows = spark.createDataFrame(List.of(RowFactory.create("ann", 3, 2, 3)), SCORES);

        Row row = BuiltInPacks.applied("rfm-named-grid", rows, 5).first();

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

        assertThat(BuiltInPacks.column(BuiltInPacks.applied("rfm-named-grid", rows, 10), "rfm_segment"))
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

        assertThat(BuiltInPacks.column(BuiltInPacks.applied("rfm-named-grid", four, 4), "rfm_segment"))
                .containsExactly("champions", "at_risk", "new", "potential_loyalist", "loyal", "hibernating");
        assertThat(BuiltInPacks.column(BuiltInPacks.applied("rfm-named-grid", two, 2), "rfm_segment"))
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

        Row row = BuiltInPacks.applied("rfm-named-grid", rows, 5).first();

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

        assertThat(BuiltInPacks.segments("rfm-eight-segments-scores", spark.createDataFrame(rows, SCORES)))
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
        assertThat(BuiltInPacks.sizes("rfm-eight-segments", Cdnow.customers().rows(spark)))
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

        assertThat(BuiltInPacks.column(BuiltInPacks.applied("rfm-eight-segments", rows, 5), "segment8_reason"))
                .containsExactly(
                        "rule 1: recency 10 d <= 20 (mean) -> high; frequency 4 > 2.50 (mean) -> high; "
                                + "monetary 90.00 > 49.75 (mean) -> high",
                        "rule 8: recency 30 d > 20 (mean) -> low; frequency 1 <= 2.50 (mean) -> low; "
                                + "monetary 9.50 <= 49.75 (mean) -> low");
    }
}
