package io.assay.jobs;

import io.assay.cluster.ClusterModel;
import io.assay.feature.Activity;
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
        Optional<ClusterModel> clusters,
        List<Segmentation.LabelledAgreement> agreements) {
    private static final String WHOLE = "-";

    static ModelValues of(Segmentation.Result result, PublishStep.Run run) {
        return new ModelValues(run.asOf(), run.runId(), result.activity(), result.clusters(), result.agreements());
    }

    Dataset<Row> rows(SparkSession spark) {
        List<Row> rows = new ArrayList<>();
        rows.add(value("ind-dormancy", "active_days", WHOLE, activity.activeDays()));
        activity.medianCycleDays()
                .ifPresent(median -> rows.add(value("ind-dormancy", "median_cycle_days", WHOLE, median)));
        clusters.ifPresent(model -> rows.addAll(model.modelRows(runId, asOf)));
        for (Segmentation.LabelledAgreement found : agreements) {
            String scheme = found.scheme();
            rows.add(value(
                    "cluster-vs-rules",
                    "ari",
                    scheme,
                    found.agreement().agreement().ari()));
            rows.add(value(
                    "cluster-vs-rules",
                    "nmi",
                    scheme,
                    found.agreement().agreement().nmi()));
            rows.add(value(
                    "cluster-vs-rules",
                    "cramers_v",
                    scheme,
                    found.agreement().agreement().cramersV()));
            rows.add(value(
                    "cluster-vs-rules",
                    "purity",
                    scheme,
                    found.agreement().agreement().purity()));
        }
        return spark.createDataFrame(rows, ModelVersionTable.SPEC.schema());
    }

    private Row value(String model, String parameter, String subject, double number) {
        Double finite = Double.isFinite(number) ? number : null;
        return RowFactory.create(runId, Date.valueOf(asOf), model, parameter, subject, finite, null);
    }
}
