package io.assay.jobs;

import io.assay.cluster.ClusterModel;
import io.assay.cluster.LabelAgreement;
import io.assay.feature.Activity;
import io.assay.score.NormalisationModel;
import io.assay.table.ModelVersionTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** What the models of a run learned, as rows of {@code model_version}. */
record ModelValues(
        LocalDate asOf,
        String runId,
        Activity.Limit activity,
        Optional<NormalisationModel> normalised,
        Optional<ClusterModel> clusters,
        List<LabelAgreement> agreements) {
    private static final String WHOLE = "-";

    static ModelValues of(Segmentation.Result result, PublishStep.Run run) {
        return new ModelValues(
                run.asOf(),
                run.runId(),
                result.activity(),
                result.scores().normalised(),
                result.clusters(),
                result.agreements());
    }

    Dataset<Row> rows(SparkSession spark) {
        List<Row> rows = new ArrayList<>();
        rows.add(value("ind-dormancy", "active_days", WHOLE, activity.activeDays()));
        activity.medianCycleDays()
                .ifPresent(median -> rows.add(value("ind-dormancy", "median_cycle_days", WHOLE, median)));
        normalised.ifPresent(model -> rows.addAll(scales(model)));
        clusters.ifPresent(model -> rows.addAll(model.modelRows(runId, asOf)));
        agreements.forEach(found -> rows.addAll(found.modelRows(runId, asOf)));
        return spark.createDataFrame(rows, ModelVersionTable.SPEC.schema());
    }

    private List<Row> scales(NormalisationModel model) {
        String method = "norm-" + model.normalisation().scale().code();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < model.parameters().size(); i++) {
            String column = model.normalisation().measures().get(i).column().name();
            NormalisationModel.Parameters learned = model.parameters().get(i);
            rows.add(value(method, "min", column, learned.min()));
            rows.add(value(method, "max", column, learned.max()));
            rows.add(value(method, "mean", column, learned.mean()));
            rows.add(value(method, "sd", column, learned.sd()));
        }
        return rows;
    }

    private Row value(String model, String parameter, String subject, double number) {
        Double finite = Double.isFinite(number) ? number : null;
        return RowFactory.create(runId, Date.valueOf(asOf), model, parameter, subject, finite, null);
    }
}
