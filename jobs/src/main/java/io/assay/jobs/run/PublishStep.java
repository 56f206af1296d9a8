package io.assay.jobs.run;

import static io.assay.table.SegmentSummaryTable.CUSTOMERS;
import static io.assay.table.SegmentSummaryTable.CUSTOMER_SHARE;
import static io.assay.table.SegmentSummaryTable.MONETARY;
import static io.assay.table.SegmentSummaryTable.MONETARY_SHARE;
import static io.assay.table.SegmentSummaryTable.SCHEME;
import static io.assay.table.SegmentSummaryTable.SEGMENT;

import io.assay.jobs.store.Manifest;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.RunWriter;
import io.assay.jobs.store.TableEvidence;
import io.assay.migration.SegmentSummary;
import io.assay.table.ClusterProfileTable;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.DimSegmentTable;
import io.assay.table.ModelVersionTable;
import io.assay.table.ScoreCutTable;
import io.assay.table.SegmentSummaryTable;
import io.assay.table.SegmentTransitionTable;
import io.assay.transform.Beside;
import io.assay.transform.Together;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Writes the segmented customers with everything derived from them, checks each table, and publishes all of it by one
 * commit to the manifest.
 */
record PublishStep(Attempt attempt, Published published, RunWriter writer, Steps steps) {

    RunReport publish(Segmentation.Result result, Intake rows) {
        steps.begin(Stage.SUMMARISE);
        try (Beside<BigDecimal> monetary = Beside.begin(() -> monetary(result.customers()));
                Beside<List<RunWriter.Written>> summarised = Beside.begin(() -> Together.all(derived(result)))) {
            long generation = 1 + published.lastGeneration(attempt.order().asOf());
            RunWriter.StagedWide staged = writer.stageWide(result.table(), result.customers(), generation);
            List<RunWriter.Written> derived = summarised.result();

            steps.begin(Stage.SEGMENT);
            // before the first row that a reader of the wide table can see
            rows.lastCheck().run();
            TableEvidence wide = staged.commit();

            steps.begin(Stage.PUBLISH);
            List<TableEvidence> evidence = new ArrayList<>(rows.evidence());
            derived.forEach(table -> evidence.add(table.evidence()));
            evidence.add(wide);
            Publication publication =
                    published.manifest().publish(publication(rows, evidence, generation, wide, monetary.result()));
            return RunReport.published(
                    publication,
                    new RunReport.Found(
                            rows.accounting().money(),
                            rows.gates(),
                            lines(derived.get(0).rows(), segments(result)),
                            ClusterLines.of(result.clusters()),
                            rows.notes()));
        }
    }

    /** Writes of the tables derived from segmented customers, that of {@code segment_summary} first. */
    private List<Callable<RunWriter.Written>> derived(Segmentation.Result result) {
        LocalDate asOf = attempt.order().asOf();
        String runId = attempt.start().runId();
        SegmentRows segments = segments(result);
        List<Row> dim = segments.rows();
        SegmentSummary summary = new SegmentSummary(segments.schemes());
        Dataset<Row> dimension = spark().createDataFrame(dim, DimSegmentTable.SPEC.schema());
        List<Callable<RunWriter.Written>> writes = new ArrayList<>();
        writes.add(() -> writer.write(SegmentSummaryTable.SPEC, summary.of(result.customers(), dimension)));
        attempt.before(published)
                .ifPresent(previous -> writes.add(() -> writer.write(
                        SegmentTransitionTable.SPEC,
                        Moves.since(previous, published).into(result.customers(), segments.schemes()))));
        writes.add(() -> writer.write(ScoreCutTable.SPEC, result.cutRows(asOf, runId)));
        writes.add(() -> writer.write(DimSegmentTable.SPEC, dim));
        writes.add(() -> writer.write(
                ModelVersionTable.SPEC, LearnedModels.of(result, asOf, runId).rows()));
        result.clusters()
                .ifPresent(clusters ->
                        writes.add(() -> writer.write(ClusterProfileTable.SPEC, clusters.profileRows(runId, asOf))));
        return writes;
    }

    private SegmentRows segments(Segmentation.Result result) {
        return new SegmentRows(
                attempt.order().asOf(), attempt.start().runId(), attempt.order().packs(), result.clusters());
    }

    private SparkSession spark() {
        return published.warehouse().spark();
    }

    /** The money of all customers. */
    static BigDecimal monetary(Dataset<Row> customers) {
        return customers
                .agg(functions
                        .sum(CustomerFeatureTable.MONETARY.col().cast("decimal(28,2)"))
                        .cast("decimal(28,2)"))
                .first()
                .getDecimal(0);
    }

    private Publication publication(
            Intake rows, List<TableEvidence> evidence, long generation, TableEvidence wide, BigDecimal monetary) {
        RunOrder order = attempt.order();
        Optional<Publication> replaced = published.manifest().published(order.asOf());
        return new Publication(
                order.asOf(),
                new Publication.Edition(
                        generation,
                        attempt.id(),
                        replaced.map(Publication::runId),
                        replaced.map(Manifest::chainHash),
                        order.caller().clock().instant()),
                new Publication.Origin(
                        attempt.start().runId(),
                        order.effective().hash(),
                        order.caller().codeVersion(),
                        attempt.start().input().identity()),
                new Publication.Content(wide.hash(), wide.rows(), monetary),
                rows.counts(),
                rows.judged(),
                evidence);
    }

    private static List<RunReport.SegmentLine> lines(Dataset<Row> summary, SegmentRows names) {
        return summary.collectAsList().stream()
                .sorted(Comparator.<Row, String>comparing(row -> row.getAs(SCHEME.name()))
                        .thenComparing(row -> row.<BigDecimal>getAs(MONETARY.name()), Comparator.reverseOrder())
                        .thenComparing(row -> row.<String>getAs(SEGMENT.name())))
                .map(row -> new RunReport.SegmentLine(
                        names.scheme(row.getAs(SCHEME.name())),
                        names.segment(row.getAs(SCHEME.name()), row.getAs(SEGMENT.name())),
                        row.<Long>getAs(CUSTOMERS.name()),
                        share(row, CUSTOMER_SHARE.name()),
                        row.getAs(MONETARY.name()),
                        share(row, MONETARY_SHARE.name())))
                .toList();
    }

    private static double share(Row row, String column) {
        Double share = row.getAs(column);
        return share == null ? 0 : share;
    }
}
