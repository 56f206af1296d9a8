package io.assay.jobs.run;

import io.assay.cut.Cuts;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.CustomerColumns;
import io.assay.jobs.config.ScoreConfig;
import io.assay.score.Normalisation;
import io.assay.score.NormalisationModel;
import io.assay.score.RfmCode04;
import io.assay.score.RfmCode04Model;
import io.assay.score.RfmScores;
import io.assay.score.RfmScoresModel;
import io.assay.table.ColumnSpec;
import io.assay.transform.Transformation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * All scores that a configuration asks for, fitted: measured customers in, the same with scores out.
 *
 * @param code04 digits 0 to 4, where asked for
 * @param normalised columns on a common scale, where asked for
 */
record Scoring(RfmScoresModel rfm, Optional<RfmCode04Model> code04, Optional<NormalisationModel> normalised)
        implements Transformation {

    /**
     * Fits the scores.
     *
     * @param frozenCuts rows of {@code score_cut} to use again; a common scale is always that of the rows
     */
    static Scoring fit(AssayConfig config, Dataset<Row> rows, Optional<List<Row>> frozenCuts) {
        RfmScores rfm = LibraryParameters.scores(config);
        Optional<RfmCode04> code04 = LibraryParameters.code04(config);
        Optional<Normalisation> normalisation = normalisation(config);
        return new Scoring(
                frozenCuts.map(rfm::frozen).orElseGet(() -> rfm.fit(rows)),
                code04.map(code -> frozenCuts.map(code::frozen).orElseGet(() -> code.fit(rows))),
                normalisation.map(scale -> scale.fit(rows)));
    }

    private static Optional<Normalisation> normalisation(AssayConfig config) {
        ScoreConfig scores = config.scores();
        List<ColumnSpec> measures = CustomerColumns.of(config).normalised();
        return measures.isEmpty() ? Optional.empty() : Optional.of(new Normalisation(scores.scale(), measures));
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> rows) {
        Dataset<Row> scored = rfm.apply(rows);
        if (code04.isPresent()) {
            scored = code04.get().apply(scored);
        }
        return normalised.isPresent() ? normalised.get().apply(scored) : scored;
    }

    /** The cuts, for {@code score_cut}. */
    List<Cuts> cuts() {
        List<Cuts> cuts = new ArrayList<>(rfm.cuts());
        code04.ifPresent(model -> cuts.addAll(model.cuts()));
        return cuts;
    }
}
