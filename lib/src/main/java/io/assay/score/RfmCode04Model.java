package io.assay.score;

import static io.assay.table.CustomerFeatureTable.AVG_AMOUNT;
import static io.assay.table.ScoreColumns.RFM04;
import static io.assay.table.ScoreColumns.RFM04_MEANING;
import static io.assay.table.ScoreColumns.RFM04_VALUE;
import static io.assay.table.ScoreSteps.DIGIT_LEVELS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.assay.cut.Cuts;
import io.assay.cut.Levels;
import io.assay.table.ColumnSpec;
import io.assay.table.ScoreColumns;
import io.assay.transform.Transformation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Adds the digits 0 to 4, their meaning and their weighted mean.
 *
 * @param code what was fitted
 * @param cuts where the levels of recency, frequency and monetary begin, in this order, for score_cut
 */
public record RfmCode04Model(RfmCode04 code, List<Cuts> cuts) implements Transformation {
    private static final int HIGH = 3;

    /** By which of recency, frequency and monetary are high, read as binary digits. */
    private static final List<String> MEANINGS = List.of(
            "lapsed, rare, small: lowest priority",
            "lapsed and rare, but big spender: win back by personal contact",
            "lapsed, was frequent, small: reactivate by habit or points",
            "lapsed former best: top priority to win back",
            "new or just back, small: welcome",
            "new or rare big spender: develop frequency",
            "loyal small spender: sell up",
            "active, loyal, big spender: best");

    public RfmCode04Model {
        cuts = List.copyOf(cuts);
    }

    /** The columns that it adds, in order. */
    public List<ColumnSpec> columns() {
        return ScoreColumns.CODE_04;
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> rows) {
        List<Levels.Output> outputs = IntStream.range(0, DIGIT_LEVELS.size())
                .mapToObj(
                        i -> new Levels.Output(cuts.get(i), DIGIT_LEVELS.get(i).name()))
                .toList();
        Dataset<Row> levelled = new Levels(outputs, List.of(), RfmScores.id()).apply(rows);
        List<Column> all = new ArrayList<>();
        Arrays.stream(rows.columns()).forEach(column -> all.add(col(column)));
        all.add(RFM04.from(concat(DIGIT_LEVELS.stream()
                .map(level -> digit(level).cast(DataTypes.StringType))
                .toArray(Column[]::new))));
        all.add(RFM04_MEANING.from(meaning()));
        all.add(RFM04_VALUE.from(value()));
        return levelled.select(all.toArray(Column[]::new));
    }

    private Column digit(ColumnSpec level) {
        return code.variant() == RfmCode04.Variant.FIVE_LEVELS
                ? level.col().minus(lit(1))
                : when(AVG_AMOUNT.col().isNull(), lit(0)).otherwise(level.col());
    }

    private Column meaning() {
        Column pattern = lit(0);
        for (ColumnSpec level : DIGIT_LEVELS) {
            pattern = pattern.multiply(lit(2))
                    .plus(when(digit(level).geq(lit(HIGH)), lit(1)).otherwise(lit(0)));
        }
        Column meaning = lit(MEANINGS.get(0));
        for (int i = 1; i < MEANINGS.size(); i++) {
            meaning = when(pattern.equalTo(lit(i)), lit(MEANINGS.get(i))).otherwise(meaning);
        }
        return meaning;
    }

    private Column value() {
        Weights weights = code.weights();
        return digit(DIGIT_LEVELS.get(0))
                .multiply(lit(weights.recency()))
                .plus(digit(DIGIT_LEVELS.get(1)).multiply(lit(weights.frequency())))
                .plus(digit(DIGIT_LEVELS.get(2)).multiply(lit(weights.monetary())));
    }
}
