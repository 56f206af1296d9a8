package io.assay.jobs;

import io.assay.cluster.ClusterModel;
import io.assay.cluster.LabelAgreement;
import io.assay.feature.Activity;
import io.assay.score.NormalisationModel;
import io.assay.table.ModelValues;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** What the models of a run learned, as rows of {@code model_version}. */
record LearnedModels(
        LocalDate asOf,
        String runId,
        Activity.Limit activity,
        Optional<NormalisationModel> normalised,
        Optional<ClusterModel> clusters,
        List<LabelAgreement> agreements) {
    static LearnedModels of(Segmentation.Result result, PublishStep.Run run) {
        return new LearnedModels(
                run.asOf(),
                run.runId(),
                result.activity(),
                result.scores().normalised(),
                result.clusters(),
                result.agreements());
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>(dormancy());
        normalised.ifPresent(model -> rows.addAll(scales(model)));
        clusters.ifPresent(model -> rows.addAll(model.modelRows(runId, asOf)));
        agreements.forEach(found -> rows.addAll(found.modelRows(runId, asOf)));
        return rows;
    }

    private List<Row> dormancy() {
        ModelValues values = new ModelValues("ind-dormancy", runId, asOf);
        values.number("active_days", ModelValues.WHOLE, activity.activeDays());
        activity.medianCycleDays().ifPresent(median -> values.number("median_cycle_days", ModelValues.WHOLE, median));
        return values.rows();
    }

    private List<Row> scales(NormalisationModel model) {
        ModelValues values =
                new ModelValues("norm-" + model.normalisation().scale().code(), runId, asOf);
        for (int i = 0; i < model.parameters().size(); i++) {
            String column = model.normalisation().measures().get(i).name();
            NormalisationModel.Parameters learned = model.parameters().get(i);
            values.number("min", column, learned.min());
            values.number("max", column, learned.max());
            values.number("mean", column, learned.mean());
            values.number("sd", column, learned.sd());
        }
        return values.rows();
    }
}
