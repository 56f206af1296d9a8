package io.assay.score;

import static io.assay.table.CustomerFeatureTable.AVG_AMOUNT;
import static io.assay.table.CustomerFeatureTable.FREQUENCY;
import static io.assay.table.CustomerFeatureTable.MONETARY;
import static io.assay.table.CustomerFeatureTable.RECENCY_DAYS;

import io.assay.cut.CutColumn;
import io.assay.cut.CutFit;
import io.assay.cut.CutRows;
import io.assay.cut.CutRule;
import io.assay.cut.Population;
import io.assay.cut.Ranks;
import io.assay.table.ColumnSpec;
import io.assay.transform.Estimator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Recency, frequency and monetary as digits 0 to 4, so that 000, 004 and 040 can be told apart and weighed. */
public record RfmCode04(Variant variant, Weights weights) implements Estimator<RfmCode04Model> {
    /** Name of the cuts in score_cut. */
    public static final String SCHEME = "rfm04";

    /** The two readings of "four grades with digits 0 to 4". */
    public enum Variant {
        /** Five levels of about equal size, numbered from 0. */
        FIVE_LEVELS("five_levels"),
        /** Four levels numbered from 1 among customers with a visit in the window; 0 is for all others. */
        FOUR_GRADES("four_grades");

        private final String code;

        Variant(String code) {
            this.code = code;
        }

        /** The word that files hold. */
        public String code() {
            return code;
        }
    }

    @Override
    public RfmCode04Model fit(Dataset<Row> rows) {
        return new RfmCode04Model(this, new CutFit(columns(), List.of(), RfmScores.id()).fit(rows));
    }

    /** The model whose cuts are rows of score_cut; nothing is learned. */
    public RfmCode04Model frozen(List<Row> storedCuts) {
        return new RfmCode04Model(this, CutRows.frozen(columns(), storedCuts));
    }

    private List<CutColumn> columns() {
        return List.of(column(RECENCY_DAYS), column(FREQUENCY), column(MONETARY));
    }

    private CutColumn column(ColumnSpec measure) {
        boolean five = variant == Variant.FIVE_LEVELS;
        CutRule rule = new CutRule.Quantile(five ? 5 : 4, Ranks.AVERAGE);
        Population population = five ? Population.ALL : new Population(List.of(AVG_AMOUNT.name()), Optional.empty());
        return new CutColumn(SCHEME, measure.name(), measure.better(), rule, population);
    }
}
