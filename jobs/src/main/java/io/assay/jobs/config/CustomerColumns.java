package io.assay.jobs.config;

import io.assay.feature.CustomerFeatures;
import io.assay.feature.Window;
import io.assay.table.ColumnSpec;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.ScoreColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The columns that customers have from stage to stage of a run; settings are checked, and runs are built, by them. */
public record CustomerColumns(FeatureConfig features, ScoreConfig scores) {

    /** The columns under a configuration. */
    public static CustomerColumns of(AssayConfig config) {
        return new CustomerColumns(config.features(), config.scores());
    }

    /** What customers have when clusters are fitted. */
    public List<ColumnSpec> measured() {
        List<ColumnSpec> columns = new ArrayList<>(List.of(CustomerFeatureTable.PEER_GROUP));
        columns.addAll(CustomerFeatures.columns(
                features.windows().stream().map(Window::parse).toList()));
        return columns;
    }

    /** What customers have when scores are fitted. */
    public List<ColumnSpec> active() {
        List<ColumnSpec> columns = new ArrayList<>(measured());
        columns.add(CustomerFeatureTable.IS_ACTIVE);
        return columns;
    }

    /** The columns that are brought to a common scale. */
    public List<ColumnSpec> normalised() {
        return active().stream()
                .filter(column -> scores.normalise().contains(column.name()))
                .toList();
    }

    /** What the scores add. */
    public List<ColumnSpec> ofScores() {
        List<ColumnSpec> columns = new ArrayList<>(ScoreColumns.SCORES);
        if (scores.code04() != ScoreConfig.Code04.NONE) {
            columns.addAll(ScoreColumns.CODE_04);
        }
        String scale = scores.scale().name().toLowerCase(Locale.ROOT);
        normalised().forEach(column -> columns.add(ScoreColumns.normalised(column, scale)));
        return columns;
    }

    /** What customers have when packs are applied. */
    public List<ColumnSpec> scored() {
        List<ColumnSpec> columns = new ArrayList<>(active());
        columns.addAll(ofScores());
        return columns;
    }
}
