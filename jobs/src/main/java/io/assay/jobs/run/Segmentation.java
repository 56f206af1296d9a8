package io.assay.jobs.run;

import io.assay.cluster.ClusterModel;
import io.assay.cluster.CustomerClustering;
import io.assay.cluster.LabelAgreement;
import io.assay.cluster.PreviousClusters;
import io.assay.cut.CutRows;
import io.assay.cut.Cuts;
import io.assay.cut.UndefinedCutException;
import io.assay.feature.Activity;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.CustomerColumns;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.rule.Pack;
import io.assay.rule.PackModel;
import io.assay.rule.PackRules;
import io.assay.table.ClusterColumns;
import io.assay.table.ColumnSpec;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.CustomerSegmentTable;
import io.assay.table.TableSpec;
import io.assay.transform.Beside;
import io.assay.transform.Kept;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * From customer-days to segmented customers: measures, scores, packs, clusters, in this order.
 *
 * @param frozenCuts rows of {@code score_cut} to use again; absent learns new cuts
 * @param before clusters of the previous as-of date
 * @param parts parts that customers are kept in
 */
public record Segmentation(RunOrder order, Optional<List<Row>> frozenCuts, PreviousClusters before, int parts) {

    private AssayConfig config() {
        return order.config();
    }

    /**
     * Customers with all that was found out about them.
     *
     * @param kept the customers, until closed
     */
    public record Result(
            Kept kept,
            TableSpec table,
            List<Cuts> cuts,
            Activity.Limit activity,
            Scoring scores,
            List<PackModel> packs,
            Optional<ClusterModel> clusters,
            List<LabelAgreement> agreements)
            implements AutoCloseable {
        Dataset<Row> customers() {
            return kept.rows();
        }

        @Override
        public void close() {
            kept.close();
        }

        List<Row> cutRows(LocalDate asOf, String runId) {
            return CutRows.of(cuts, asOf, runId);
        }
    }

    /** Customers measured at the as-of date. */
    public Kept measured(Dataset<Row> customerDays) {
        return kept(LibraryParameters.features(config(), order.asOf()).apply(customerDays));
    }

    private Kept kept(Dataset<Row> customers) {
        return Kept.of(customers.coalesce(parts));
    }

    /** Scores, segments and clusters of measured customers, which must be kept. */
    public Result of(Dataset<Row> measured, Steps steps) {
        steps.begin(Stage.SCORE);
        try (Beside<Optional<ClusterModel>> clustering = Beside.begin(() -> clusters(measured))) {
            return of(measured, clustering, steps);
        }
    }

    private Result of(Dataset<Row> measured, Beside<Optional<ClusterModel>> clustering, Steps steps) {
        Activity.Limit activity = LibraryParameters.activity(config()).fit(measured);
        Dataset<Row> active = activity.apply(measured);
        Scoring scores = Scoring.fit(config(), active, frozenCuts);
        Dataset<Row> scored = scores.apply(active);
        List<PackRules> rules = order.packs().stream()
                .map(pack -> new PackRules(pack, config().scores().levels()))
                .toList();
        List<PackModel> models =
                frozenCuts.map(cuts -> PackRules.frozen(rules, cuts, scored)).orElseGet(() -> learned(rules, scored));
        Dataset<Row> tiered = scored;
        for (PackModel model : models) {
            tiered = model.apply(tiered);
        }
        List<Cuts> cuts = new ArrayList<>(scores.cuts());
        models.forEach(model -> cuts.addAll(model.cuts()));

        steps.begin(Stage.CLUSTER);
        Optional<ClusterModel> clusters = clustering.result();
        Dataset<Row> customers = clusters.isPresent() ? clusters.get().apply(tiered) : tiered;
        Kept kept = kept(customers);
        try {
            return new Result(
                    kept, table(), cuts, activity, scores, models, clusters, agreements(kept.rows(), clusters));
        } catch (RuntimeException failed) {
            kept.close();
            throw failed;
        }
    }

    private static List<PackModel> learned(List<PackRules> rules, Dataset<Row> scored) {
        try {
            return PackRules.fitAll(rules, scored);
        } catch (UndefinedCutException undefined) {
            throw new Failure(
                    ErrorCode.MODEL_PACK,
                    "Cannot apply a pack: " + undefined.getMessage(),
                    "Remove the pack from packs, or give it data that it is defined for",
                    undefined);
        }
    }

    private Optional<ClusterModel> clusters(Dataset<Row> measured) {
        if (!config().clusters().enabled()) {
            return Optional.empty();
        }
        ClusterModel fitted = new CustomerClustering(LibraryParameters.clusters(config())).fit(measured);
        return Optional.of(fitted.continuing(before));
    }

    private List<LabelAgreement> agreements(Dataset<Row> customers, Optional<ClusterModel> clusters) {
        return clusters.isEmpty()
                ? List.of()
                : LabelAgreement.of(
                        customers,
                        ClusterColumns.CLUSTER_RANK,
                        order.packs().stream().map(Pack::segmentColumn).toList());
    }

    /** The wide table that this configuration publishes. */
    private TableSpec table() {
        CustomerColumns columns = CustomerColumns.of(config());
        List<ColumnSpec> features = new ArrayList<>(columns.active());
        features.remove(CustomerFeatureTable.PEER_GROUP);
        features.removeAll(leading());
        features.addAll(0, leading());
        List<ColumnSpec> segments = new ArrayList<>();
        order.packs().forEach(pack -> segments.addAll(pack.columns()));
        if (config().clusters().enabled()) {
            segments.addAll(ClusterColumns.ADDED);
        }
        return CustomerSegmentTable.of(features, columns.ofScores(), segments);
    }

    private static List<ColumnSpec> leading() {
        return List.of(
                CustomerFeatureTable.RECENCY_DAYS, CustomerFeatureTable.FREQUENCY, CustomerFeatureTable.MONETARY);
    }
}
