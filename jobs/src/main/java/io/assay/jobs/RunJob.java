package io.assay.jobs;

import io.assay.cluster.PreviousClusters;
import io.assay.ingest.ExpressionException;
import io.assay.integrity.Sha256;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.EffectiveConfig;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.run.IngestStep;
import io.assay.jobs.run.NextMoves;
import io.assay.jobs.run.PublishStep;
import io.assay.jobs.run.RunAudit;
import io.assay.jobs.run.RunId;
import io.assay.jobs.run.RunReport;
import io.assay.jobs.run.Segmentation;
import io.assay.jobs.run.Stage;
import io.assay.jobs.run.Steps;
import io.assay.jobs.source.InputChecks;
import io.assay.jobs.source.InputPin;
import io.assay.jobs.source.RateFile;
import io.assay.jobs.source.Sources;
import io.assay.jobs.store.Manifest;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.RunWriter;
import io.assay.jobs.store.Warehouse;
import io.assay.rule.Pack;
import io.assay.table.ClusterProfileTable;
import io.assay.table.ScoreCutTable;
import io.assay.table.TableSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Sources to published segments, for one as-of date. Running again what is already published changes nothing; a run that
 * fails leaves what was published before untouched.
 */
public final class RunJob {
    private final Warehouse warehouse;
    private final Manifest manifest;
    private final Published published;
    private final EffectiveConfig effective;
    private final AssayConfig config;
    private final RunRequest request;
    private final List<Pack> packs;
    private final Steps steps;
    private final Instant started = Instant.now();

    /**
     * What is asked for.
     *
     * @param requestedRunId what the scheduler calls the run
     * @param codeVersion version of the program
     * @param versions versions of everything, as JSON
     */
    public record RunRequest(LocalDate asOf, Optional<String> requestedRunId, String codeVersion, String versions) {}

    /** A run of the configuration with the packs that it names. */
    public RunJob(Warehouse warehouse, EffectiveConfig effective, List<Pack> packs, RunRequest request, Steps steps) {
        this.warehouse = warehouse;
        this.published = new Published(warehouse);
        this.manifest = published.manifest();
        this.effective = effective;
        this.config = effective.config();
        this.request = request;
        this.packs = List.copyOf(packs);
        this.steps = steps;
    }

    /** What a run would do; nothing is written. */
    public Map<String, Object> plan() {
        Start start = start();
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("as_of_date", request.asOf());
        plan.put("run_id", start.runId());
        plan.put("already_published", start.isDone());
        plan.put("inputs", start.pins().stream().map(InputPin::name).toList());
        plan.put("bytes", start.pins().stream().mapToLong(InputPin::bytes).sum());
        plan.put(
                "rows_judged_by",
                published
                        .judgedAlike(start.ingestHash(), request.asOf())
                        .map(Publication::runId)
                        .orElse(null));
        plan.put("stages", Arrays.stream(Stage.values()).map(Stage::title).toList());
        plan.put(
                "tables",
                Arrays.stream(Stage.values())
                        .flatMap(stage -> stage.writes().stream())
                        .map(TableSpec::name)
                        .toList());
        plan.put("packs", packs.stream().map(pack -> pack.info().id()).toList());
        return plan;
    }

    /** Runs, or finds that the work is done. */
    public RunReport run() {
        Start start = start();
        if (start.isDone()) {
            return withNextMoves(RunReport.alreadyPublished(start.current().orElseThrow(), elapsed()));
        }
        Attempt attempt = new Attempt(start.runId(), UUID.randomUUID().toString(), start.inputs());
        RunAudit audit = new RunAudit(warehouse, request, effective, attempt.runId(), attempt.id(), started);
        try {
            Optional<RunReport> report = new Work(attempt, start).run();
            if (report.isEmpty()) {
                audit.empty();
                return RunReport.emptyInput(request.asOf(), start.current(), elapsed());
            }
            audit.published(report.get().publication().orElseThrow().generation());
            return withNextMoves(report.get());
        } catch (ExpressionException unusable) {
            Failure failure =
                    Failure.configuration("config.expression", unusable.getMessage(), "Correct the expression");
            audit.failed(failure);
            throw failure;
        } catch (Exception failed) {
            // also the checked exceptions that Spark throws without declaring them
            audit.failed(
                    InputChecks.failureIn(failed).map(Exception.class::cast).orElse(failed));
            throw failed;
        }
    }

    /** What was published may stand before a later as-of date whose moves begin here from now on. */
    private RunReport withNextMoves(RunReport report) {
        return new NextMoves(published)
                .renewBehind(report.publication().orElseThrow())
                .map(next ->
                        report.noting("The moves into " + next + " are counted anew, from " + report.asOf() + " on"))
                .orElse(report);
    }

    /** Lists the input and names the run by it. */
    private Start start() {
        steps.begin(Stage.LIST);
        Sources sources = new Sources(warehouse.spark(), config);
        List<InputPin> pins = sources.pins();
        Optional<Publication> cutsFrom = config.scores().cutsFrom().map(this::requirePublished);
        String judgedInputs = InputPin.identity(pins)
                + config.rates()
                        .map(file -> "\nrates " + RateFile.digest(warehouse.spark(), file.toString()))
                        .orElse("");
        String inputs =
                judgedInputs + cutsFrom.map(from -> "\ncuts " + from.runId()).orElse("");
        String runId = RunId.of(
                request.asOf(),
                effective.hash(),
                packs.stream().map(Pack::toString).toList(),
                request.codeVersion(),
                inputs);
        Optional<Publication> current = manifest.published(request.asOf());
        boolean done = current.filter(now -> now.runId().equals(runId) && published.isInPlace(now))
                .isPresent();
        String ingestHash =
                Sha256.of(String.join("\u001e", effective.ingestHash(), request.codeVersion(), judgedInputs));
        return new Start(sources, pins, cutsFrom, ingestHash, inputs, runId, current, done);
    }

    private record Start(
            Sources sources,
            List<InputPin> pins,
            Optional<Publication> cutsFrom,
            String ingestHash,
            String inputs,
            String runId,
            Optional<Publication> current,
            boolean isDone) {}

    private Publication requirePublished(LocalDate asOf) {
        return manifest.published(asOf)
                .orElseThrow(() -> Failure.input(
                        "scores.cuts-not-published",
                        "Cannot use the cuts of " + asOf + ": nothing is published for that as-of date",
                        "Run it first, or remove scores.cuts_from"));
    }

    private Duration elapsed() {
        return Duration.between(started, Instant.now());
    }

    private record Attempt(String runId, String id, String inputs) {}

    /** The work of one attempt. */
    private final class Work {
        private final Attempt attempt;
        private final Sources sources;
        private final List<InputPin> pins;
        private final Optional<Publication> cutsFrom;
        private final RunWriter writer;
        private final Optional<Publication> before;
        private final IngestStep ingest;

        Work(Attempt attempt, Start start) {
            this.attempt = attempt;
            this.sources = start.sources();
            this.pins = start.pins();
            this.cutsFrom = start.cutsFrom();
            this.writer = new RunWriter(warehouse, request.asOf(), attempt.runId(), attempt.id());
            this.before = manifest.before(request.asOf());
            this.ingest = new IngestStep(
                    config,
                    published,
                    writer,
                    new IngestStep.Run(request.asOf(), attempt.runId(), start.ingestHash(), before),
                    steps);
        }

        Optional<RunReport> run() {
            try (writer) {
                writer.prepare(Stage.runTables());
                return ingest.run(sources, pins).map(this::measured);
            }
        }

        private RunReport measured(IngestStep.Result rows) {
            Segmentation segmentation =
                    new Segmentation(config, request.asOf(), packs, frozenCuts(), previousClusters());
            Dataset<Row> measured = segmentation.measured(rows.customerDays()).persist(StorageLevel.MEMORY_AND_DISK());
            try {
                requireCustomers(measured);
                Segmentation.Result result = segmentation.of(measured, steps);
                try {
                    return new PublishStep(warehouse, published, writer, packs, steps)
                            .publish(
                                    result,
                                    new PublishStep.Run(
                                            request.asOf(),
                                            attempt.runId(),
                                            attempt.id(),
                                            effective.hash(),
                                            request.codeVersion(),
                                            attempt.inputs(),
                                            rows,
                                            started));
                } finally {
                    result.release();
                }
            } finally {
                measured.unpersist();
            }
        }

        private Optional<List<Row>> frozenCuts() {
            return cutsFrom.map(from -> published.rows(from, ScoreCutTable.SPEC).collectAsList());
        }

        private PreviousClusters previousClusters() {
            return before.filter(found ->
                            found.evidence(ClusterProfileTable.SPEC.name()).isPresent())
                    .map(found -> PreviousClusters.of(
                            published.rows(found, ClusterProfileTable.SPEC).collectAsList()))
                    .orElse(PreviousClusters.none());
        }
    }

    private void requireCustomers(Dataset<Row> measured) {
        // counting fills the cache in all partitions at once; a look at the first row would fill one
        if (measured.count() == 0) {
            throw Failure.input(
                    "input.no-customers",
                    "Cannot segment customers at " + request.asOf() + ": no accepted row lies in the window before it",
                    "Check as_of and features.windows");
        }
    }
}
