package io.assay.score;

import static io.assay.table.ScoreColumns.F_SCORE;
import static io.assay.table.ScoreColumns.M_SCORE;
import static io.assay.table.ScoreColumns.RFM_CODE;
import static io.assay.table.ScoreColumns.RFM_SUM;
import static io.assay.table.ScoreColumns.RFM_WEIGHTED;
import static io.assay.table.ScoreColumns.R_SCORE;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.assay.cut.CutColumn;
import io.assay.cut.CutRule;
import io.assay.cut.Cuts;
import io.assay.cut.Levels;
import io.assay.table.ColumnSpec;
import io.assay.table.ScoreColumns;
import io.assay.transform.Transformation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Adds the recency, frequency and monetary scores and what is made of them: code, sum, weighted mean.
 *
 * @param scores what was fitted
 * @param peers whom each customer is compared with
 * @param cuts where the levels of recency, frequency and monetary begin, in this order, for score_cut
 */
public record RfmScoresModel(RfmScores scores, Peers peers, List<Cuts> cuts) implements Transformation {
    static final List<ColumnSpec> SCORES = List.of(R_SCORE, F_SCORE, M_SCORE);

    public RfmScoresModel {
        cuts = List.copyOf(cuts);
    }

    /** The columns that it adds, in order. */
    public List<ColumnSpec> columns() {
        return ScoreColumns.SCORES;
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> rows) {
        Dataset<Row> scored = peers.apply(rows);
        if (scores.nesting() == RfmScores.Nesting.INDEPENDENT) {
            scored = levels(List.of(0, 1, 2)).apply(scored);
        } else {
            for (int i = 0; i < SCORES.size(); i++) {
                scored = levels(List.of(i)).apply(scored);
            }
        }
        scored = withUnknown(scored);
        List<Column> all = new ArrayList<>();
        for (String column : rows.columns()) {
            all.add(col(column));
        }
        SCORES.forEach(score -> all.add(score.from(score.col())));
        all.addAll(List.of(code(), sum(), weighted()));
        return scored.select(all.toArray(Column[]::new));
    }

    /** Limits say nothing of a value that is unknown; ranks put it last. */
    private Dataset<Row> withUnknown(Dataset<Row> rows) {
        Dataset<Row> scored = rows;
        for (int i = 0; i < SCORES.size(); i++) {
            CutColumn column = cuts.get(i).column();
            if (column.rule() instanceof CutRule.Fixed) {
                String score = SCORES.get(i).name();
                scored = scored.withColumn(score, when(col(column.column()).isNotNull(), col(score)));
            }
        }
        return scored;
    }

    private Levels levels(List<Integer> which) {
        List<Levels.Output> outputs = which.stream()
                .map(i -> new Levels.Output(cuts.get(i), SCORES.get(i).name()))
                .toList();
        return new Levels(outputs, scores.groupColumns(which.get(0)), RfmScores.id());
    }

    /** Two-digit scores need a sign between them: 1-10-1 and 11-0-1 would look alike. */
    private Column code() {
        String between = scores.rules().levels() > 9 ? "-" : "";
        Column[] digits = SCORES.stream()
                .map(score -> score.col().cast(DataTypes.StringType))
                .toArray(Column[]::new);
        return RFM_CODE.from(when(sumOfScores().isNotNull(), concat_ws(between, digits)));
    }

    private static Column sum() {
        return RFM_SUM.from(sumOfScores());
    }

    private static Column sumOfScores() {
        return R_SCORE.col().plus(F_SCORE.col()).plus(M_SCORE.col());
    }

    private Column weighted() {
        List<Double> weights = List.of(
                scores.weights().recency(),
                scores.weights().frequency(),
                scores.weights().monetary());
        return RFM_WEIGHTED.from(IntStream.range(0, SCORES.size())
                .mapToObj(i -> SCORES.get(i).col().multiply(lit(weights.get(i))))
                .reduce(Column::plus)
                .orElseThrow());
    }
}
