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
import io.assay.jobs.store.Warehouse;
import io.assay.migration.SegmentSummary;
import io.assay.rule.Pack;
import io.assay.table.ClusterProfileTable;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.DimSegmentTable;
import io.assay.table.ModelVersionTable;
import io.assay.table.ScoreCutTable;
import io.assay.table.SegmentSummaryTable;
import io.assay.table.SegmentTransitionTable;
import io.assay.table.TableSpec;
import io.assay.transform.Beside;
import io.assay.transform.Together;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
public record PublishStep(Warehouse warehouse, Published published, RunWriter writer, List<Pack> packs, Steps steps) {

    /** What the publication says of the run, apart from its customers. */
    public record Run(
            LocalDate asOf,
            String runId,
            String attemptId,
            String configHash,
            String codeVersion,
            String inputs,
            IngestStep.Result ingested,
            Instant started) {}

    public RunReport publish(Segmentation.Result result, Run run) {
        try (Beside<BigDecimal> monetary = Beside.begin(() -> monetary(result.customers()))) {
            return publish(result, monetary, run);
        }
    }

    private RunReport publish(Segmentation.Result result, Beside<BigDecimal> monetary, Run run) {
        Manifest manifest = published.manifest();
        Optional<Publication> before = manifest.before(run.asOf());
        List<TableEvidence> evidence = new ArrayList<>(run.ingested().evidence());
        SegmentRows segments = new SegmentRows(run.asOf(), run.runId(), packs, result.clusters());
        List<Row> dim = segments.rows();

        steps.begin(Stage.SUMMARISE);
        SegmentSummary summary = new SegmentSummary(segments.schemes());
        Dataset<Row> dimension = warehouse.spark().createDataFrame(dim, DimSegmentTable.SPEC.schema());
        List<Callable<RunWriter.Written>> writes = new ArrayList<>();
        writes.add(() -> writer.write(SegmentSummaryTable.SPEC, summary.of(result.customers(), dimension)));
        before.ifPresent(previous -> writes.add(() -> writer.write(
                SegmentTransitionTable.SPEC,
                Moves.since(previous, published).into(result.customers(), segments.schemes()))));
        writes.add(() -> writer.write(ScoreCutTable.SPEC, result.cutRows(run.asOf(), run.runId())));
        writes.add(() -> writer.write(DimSegmentTable.SPEC, dim));
        writes.add(() -> writer.write(
                ModelVersionTable.SPEC, LearnedModels.of(result, run).rows()));
        result.clusters()
                .ifPresent(clusters -> writes.add(
                        () -> writer.write(ClusterProfileTable.SPEC, clusters.profileRows(run.runId(), run.asOf()))));
        List<RunWriter.Written> written = Together.all(writes);
        written.forEach(table -> evidence.add(table.evidence()));

        steps.begin(Stage.SEGMENT);
        // before the first row that a reader of the wide table can see
        run.ingested().lastCheck().run();
        long generation =
                1 + Math.max(manifest.lastGeneration(run.asOf()), lastWideGeneration(result.table(), run.asOf()));
        TableEvidence wide = writer.writeWide(result.table(), result.customers(), generation);
        evidence.add(wide);

        steps.begin(Stage.PUBLISH);
        Publication publication =
                manifest.publish(publication(run, wide, generation, evidence, monetary.result(), manifest));
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

    private static BigDecimal monetary(Dataset<Row> customers) {
        return customers
                .agg(functions
                        .sum(CustomerFeatureTable.MONETARY.col().cast("decimal(28,2)"))
                        .cast("decimal(28,2)"))
                .first()
                .getDecimal(0);
    }

    private static Publication publication(
            Run run,
            TableEvidence wide,
            long generation,
            List<TableEvidence> evidence,
            BigDecimal monetary,
            Manifest manifest) {
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
                Instant.now());
    }

    private static List<RunReport.SegmentLine> lines(Dataset<Row> summary) {
        return summary.collectAsList().stream()
                .sorted(Comparator.<Row, String>comparing(row -> row.getAs(SCHEME.name()))
                        .thenComparing(row -> row.<BigDecimal>getAs(MONETARY.name()), Comparator.reverseOrder())
                        .thenComparing(row -> row.<String>getAs(SEGMENT.name())))
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
