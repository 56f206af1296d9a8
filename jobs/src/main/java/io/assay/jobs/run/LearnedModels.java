package io.assay.jobs.run;

import io.assay.cluster.ClusterModel;
import io.assay.cluster.LabelAgreement;
import io.assay.cut.ParetoFacts;
import io.assay.feature.Activity;
import io.assay.rule.PackModel;
import io.assay.score.NormalisationModel;
import io.assay.table.ModelValues;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the models of a run learned, as rows of {@code model_version}. */
record LearnedModels(
        LocalDate asOf,
        String runId,
        Activity.Limit activity,
        Optional<NormalisationModel> normalised,
        List<Concentration> concentrations,
        Optional<ClusterModel> clusters,
        List<LabelAgreement> agreements) {
    /** How concentrated a value is that a pack cuts by shares of its total. */
    record Concentration(String method, String subject, ParetoFacts facts) {
        static List<Concentration> of(PackModel model, Dataset<Row> customers) {
            List<Concentration> found = new ArrayList<>();
            for (int i = 0; i < model.standings().size(); i++) {
                found.add(new Concentration(
                        model.pack().info().method(),
                        model.pack().standing(model.pack().orderedAxes().get(i)),
                        model.standings().get(i).facts(customers)));
            }
            return found;
        }
    }

    static LearnedModels of(Segmentation.Result result, LocalDate asOf, String runId) {
        return new LearnedModels(
                asOf,
                runId,
                result.activity(),
                result.scores().normalised(),
                result.packs().stream()
                        .flatMap(model -> Concentration.of(model, result.customers()).stream())
                        .toList(),
                result.clusters(),
                result.agreements());
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>(dormancy());
        normalised.ifPresent(model -> rows.addAll(scales(model)));
        concentrations.forEach(found -> rows.addAll(pareto(found)));
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

    private List<Row> pareto(Concentration found) {
        ModelValues values = new ModelValues(found.method(), runId, asOf);
        ParetoFacts facts = found.facts();
        values.number("customers", found.subject(), (double) facts.customers());
        values.number("total", found.subject(), facts.total().doubleValue());
        values.number("top20_share", found.subject(), facts.top20Share());
        values.number("top1_share", found.subject(), facts.top1Share());
        values.number("heads_for_80pct", found.subject(), (double) facts.headsFor80());
        values.number("gini", found.subject(), facts.gini());
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
