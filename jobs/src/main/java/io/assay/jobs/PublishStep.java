package io.assay.jobs;

import static io.assay.table.SegmentSummaryTable.CUSTOMERS;
import static io.assay.table.SegmentSummaryTable.CUSTOMER_SHARE;
import static io.assay.table.SegmentSummaryTable.MONETARY;
import static io.assay.table.SegmentSummaryTable.MONETARY_SHARE;
import static io.assay.table.SegmentSummaryTable.SCHEME;
import static io.assay.table.SegmentSummaryTable.SEGMENT;

import io.assay.jobs.store.Manifest;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.RunWriter;
import io.assay.jobs.store.TableEvidence;
import io.assay.jobs.store.Together;
import io.assay.jobs.store.Warehouse;
import io.assay.migration.SegmentSummary;
import io.assay.migration.SegmentTransitions;
import io.assay.rule.Pack;
import io.assay.table.ClusterProfileTable;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.DimSegmentTable;
import io.assay.table.ModelVersionTable;
import io.assay.table.ScoreCutTable;
import io.assay.table.SegmentSummaryTable;
import io.assay.table.SegmentTransitionTable;
import io.assay.table.TableSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Writes the segmented customers with everything derived from them, checks each table, and publishes all of it by one
 * commit to the manifest.
 */
record PublishStep(Warehouse warehouse, Published published, RunWriter writer, List<Pack> packs, Steps steps) {

    /** What the publication says of the run, apart from its customers. */
    record Run(
            LocalDate asOf,
            String runId,
            String attemptId,
            String configHash,
            String codeVersion,
            String inputs,
            IngestStep.Result ingested,
            Instant started) {}

    RunReport publish(Segmentation.Result result, Run run) {
        Manifest manifest = published.manifest();
        Optional<Publication> before = manifest.before(run.asOf());
        List<TableEvidence> evidence = new ArrayList<>(run.ingested().evidence());
        SegmentRows segments = new SegmentRows(run.asOf(), run.runId(), packs, result.clusters());
        Dataset<Row> dim = segments.of(warehouse.spark());

        steps.begin(Stage.SUMMARISE);
        SegmentSummary summary = new SegmentSummary(dim, segments.schemes());
        List<Callable<RunWriter.Written>> writes = new ArrayList<>();
        writes.add(() -> writer.write(SegmentSummaryTable.SPEC, summary.apply(result.customers())));
        before.ifPresent(previous -> writes.add(() -> writer.write(
                SegmentTransitionTable.SPEC, transitions(previous, segments.schemes(), result.customers()))));
        writes.add(() -> writer.write(
                ScoreCutTable.SPEC, Segmentation.cuts(warehouse.spark(), result.cutRows(run.asOf(), run.runId()))));
        writes.add(() -> writer.write(DimSegmentTable.SPEC, dim));
        writes.add(() -> writer.write(
                ModelVersionTable.SPEC, LearnedModels.of(result, run).rows(warehouse.spark())));
        result.clusters()
                .ifPresent(clusters -> writes.add(() -> writer.write(
                        ClusterProfileTable.SPEC,
                        warehouse
                                .spark()
                                .createDataFrame(
                                        clusters.profileRows(run.runId(), run.asOf()),
                                        ClusterProfileTable.SPEC.schema()))));
        List<RunWriter.Written> written = Together.write(writes);
        written.forEach(table -> evidence.add(table.evidence()));

        steps.begin(Stage.SEGMENT);
        // before the first row that a reader of the wide table can see
        run.ingested().lastCheck().run();
        long generation =
                1 + Math.max(manifest.lastGeneration(run.asOf()), lastWideGeneration(result.table(), run.asOf()));
        TableEvidence wide = writer.writeWide(result.table(), result.customers(), generation);
        evidence.add(wide);

        steps.begin(Stage.PUBLISH);
        Publication publication = manifest.publish(publication(run, wide, generation, evidence, result, manifest));
        return new RunReport(
                RunReport.Outcome.PUBLISHED,
                run.asOf(),
                Optional.of(publication),
                run.ingested().accounting().money(),
                run.ingested().gates(),
                lines(written.get(0).rows()),
                ClusterLines.of(result.clusters()),
                run.ingested().notes(),
                Duration.between(run.started(), Instant.now()));
    }

    private long lastWideGeneration(TableSpec wide, LocalDate asOf) {
        return warehouse.has(wide)
                ? warehouse.lastNumber(wide, Manifest.application(asOf)).orElse(0)
                : 0;
    }

    private Dataset<Row> transitions(Publication previous, List<String> schemes, Dataset<Row> customers) {
        Dataset<Row> then = published.customers(previous);
        List<String> known = Arrays.asList(then.columns());
        List<String> shared = schemes.stream().filter(known::contains).toList();
        return new SegmentTransitions(then, shared)
                .apply(customers)
                .withColumn(
                        SegmentTransitionTable.PREVIOUS_AS_OF_DATE.name(),
                        SegmentTransitionTable.PREVIOUS_AS_OF_DATE.from(functions.lit(previous.asOf())))
                .withColumn(
                        SegmentTransitionTable.PREVIOUS_RUN_ID.name(),
                        SegmentTransitionTable.PREVIOUS_RUN_ID.from(functions.lit(previous.runId())));
    }

    private static Publication publication(
            Run run,
            TableEvidence wide,
            long generation,
            List<TableEvidence> evidence,
            Segmentation.Result result,
            Manifest manifest) {
        BigDecimal monetary = result.customers()
                .agg(functions
                        .sum(CustomerFeatureTable.MONETARY.col().cast("decimal(28,2)"))
                        .cast("decimal(28,2)"))
                .first()
                .getDecimal(0);
        Optional<Publication> replaced = manifest.published(run.asOf());
        return new Publication(
                run.asOf(),
                generation,
                run.runId(),
                run.attemptId(),
                run.configHash(),
                run.codeVersion(),
                run.inputs(),
                wide.hash(),
                wide.rows(),
                monetary,
                new Publication.RowCounts(
                        run.ingested().accounting().rowsIn(),
                        run.ingested().accounting().accepted(),
                        run.ingested().accounting().quarantined(),
                        run.ingested().accounting().duplicates()),
                run.ingested().ingested(),
                evidence,
                replaced.map(Publication::runId),
                replaced.map(Manifest::chainHash),
                Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
    }

    private static List<RunReport.SegmentLine> lines(Dataset<Row> summary) {
        return summary.orderBy(SCHEME.col(), functions.desc(MONETARY.name()), SEGMENT.col()).collectAsList().stream()
                .map(row -> new RunReport.SegmentLine(
                        row.getAs(SCHEME.name()),
                        row.getAs(SEGMENT.name()),
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
