package io.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.cut.Ranks;
import io.assay.table.ColumnSpec;
import io.assay.table.ScoreColumns;
import io.assay.testkit.Cdnow;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import io.assay.testkit.RfmWeights;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Facts of a public data set, computed beforehand by a script that shares no code with this project. */
@ExtendWith(LocalSpark.class)
class CdnowScoresTest {
    @Test
    @Method("rfm-quantile-score")
    void levelsHaveThePublishedSizes(SparkSession spark) {
        Dataset<Row> rows = Cdnow.customers().rows(spark);
        RfmScores scores = new RfmScores(
                ScoreRules.quantile(5, Ranks.AVERAGE),
                RfmScores.Nesting.INDEPENDENT,
                Compared.WITH_EVERYBODY,
                RfmWeights.AHP);

        Dataset<Row> scored = scores.fit(rows).apply(rows).cache();

        assertThat(sizes(scored, ScoreColumns.R_SCORE)).isEqualTo(Map.of(1, 482L, 2, 455L, 3, 479L, 4, 470L, 5, 471L));
        assertThat(sizes(scored, ScoreColumns.F_SCORE)).isEqualTo(Map.of(2, 1218L, 4, 612L, 5, 527L));
        assertThat(sizes(scored, ScoreColumns.M_SCORE)).isEqualTo(Map.of(1, 481L, 2, 462L, 3, 472L, 4, 471L, 5, 471L));
    }

    private static Map<Integer, Long> sizes(Dataset<Row> scored, ColumnSpec score) {
        Map<Integer, Long> sizes = new TreeMap<>();
        scored.groupBy(score.col()).count().collectAsList().forEach(row -> sizes.put(row.getInt(0), row.getLong(1)));
        return sizes;
    }
}
