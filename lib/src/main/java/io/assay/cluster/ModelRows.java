package io.assay.cluster;

import io.assay.math.ChooseK;
import io.assay.math.ClusterIndices;
import io.assay.table.ModelValues;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** The rows of {@code model_version} for one cluster model: parameters, space, sweep with votes, quality. */
final class ModelRows {
    private static final String MODEL = "cluster-rfm-kmeans";
    private static final String WHOLE = ModelValues.WHOLE;

    private final ClusterModel model;
    private final ModelValues values;

    private ModelRows(ClusterModel model, ModelValues values) {
        this.model = model;
        this.values = values;
    }

    static List<Row> of(ClusterModel model, String runId, LocalDate asOf) {
        ModelValues values = new ModelValues(MODEL, runId, asOf);
        new ModelRows(model, values).addAll();
        return values.rows();
    }

    private void addAll() {
        addParameters();
        addSpace();
        addContinuity();
        model.evidence().search().ifPresent(this::addSearch);
    }

    private void addParameters() {
        ClusterEvidence evidence = model.evidence();
        ClusterParameters parameters = evidence.parameters();
        text("columns", WHOLE, String.join(",", parameters.columns()));
        number("smallest_k", WHOLE, parameters.smallestK());
        number("largest_k", WHOLE, parameters.largestK());
        number("starts", WHOLE, parameters.starts());
        text("seed", WHOLE, Long.toString(parameters.seed()));
        number("k", WHOLE, model.clusters().size());
        number("customers", WHOLE, (double) model.space().customers());
        number(
                "wsse",
                WHOLE,
                model.clusters().stream()
                        .mapToDouble(cluster -> cluster.members().cost())
                        .sum());
        evidence.skipped().ifPresent(reason -> text("skipped", WHOLE, reason));
        evidence.loweredFrom().ifPresent(k -> number("k_lowered_from", WHOLE, k));
    }

    private void addSpace() {
        for (SpaceAxis axis : model.space().axes()) {
            number("log_mean", axis.column(), axis.logOf(0));
            number("log_sd", axis.column(), axis.logSd());
        }
        for (String column : model.space().dropped()) {
            text("dropped_column", column, "all customers are equal in it");
        }
    }

    private void addContinuity() {
        List<Continuity> all =
                model.clusters().stream().map(CustomerCluster::continuity).toList();
        long fresh = all.stream()
                .filter(continuity -> continuity.status() == Continuity.Status.NEW)
                .count();
        number("new_clusters", WHOLE, (double) fresh);
        number("dissolved_clusters", WHOLE, model.dissolved().size());
        all.stream()
                .flatMapToDouble(continuity -> continuity.shift().stream())
                .max()
                .ifPresent(shift -> number("largest_centre_shift", WHOLE, shift));
    }

    private void addSearch(ClusterEvidence.Search search) {
        number("cells", WHOLE, search.cells());
        number("cell_size", WHOLE, search.cellSize());
        number("grid_wsse", WHOLE, search.sweep().chosen().cost());
        number("centre_drift", WHOLE, search.centreDrift());
        ChooseK.Choice choice = search.sweep().choice();
        for (KSweep.Trial trial : search.sweep().trials()) {
            addTrial(trial, choice);
        }
    }

    private void addTrial(KSweep.Trial trial, ChooseK.Choice choice) {
        int k = trial.k();
        String subject = "k=" + k;
        ClusterIndices indices = trial.evidence().indices();
        number("wsse", subject, indices.wsse());
        number("silhouette", subject, trial.euclideanSilhouette());
        number("silhouette_sq", subject, indices.silhouette());
        number("ch", subject, indices.calinskiHarabasz());
        number("db", subject, indices.daviesBouldin());
        number("gap", subject, trial.evidence().gap().gap());
        number("gap_se", subject, trial.evidence().gap().standardError());
        number("chosen", subject, choice.k() == k ? 1 : 0);
        text(
                "votes",
                subject,
                choice.votesFor(k).stream().map(ChooseK.Rule::code).collect(Collectors.joining(",")));
    }

    private void number(String parameter, String subject, double value) {
        values.number(parameter, subject, value);
    }

    private void text(String parameter, String subject, String value) {
        values.text(parameter, subject, value);
    }
}
