package io.assay.jobs.run;

import io.assay.ingest.Accounting;
import io.assay.ingest.GateResult;
import io.assay.ingest.Judged;
import io.assay.ingest.QualityGates;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.source.IngestSettings;
import io.assay.jobs.source.InputChecks;
import io.assay.jobs.source.JudgedInput;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.RunWriter;
import io.assay.jobs.store.TableEvidence;
import io.assay.jobs.text.Sentence;
import io.assay.table.CustomerDayTable;
import io.assay.table.QualityResultTable;
import io.assay.table.QuarantineTable;
import io.assay.table.TransactionTable;
import io.assay.transform.Together;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Sources to customer-days: judges every row once, stores rows, quarantine and customer-days, and lets the quality gates
 * decide. What an earlier publication judged by the same rules from the same input is used again.
 */
final class IngestStep {
    private final Attempt attempt;
    private final AssayConfig config;
    private final LocalDate asOf;
    private final Published published;
    private final RunWriter writer;
    private final Steps steps;

    /**
     * Customer-days, and what they rest on.
     *
     * @param lastCheck throws when the input is no longer what was read
     */
    record Result(
            Publication.Ingested ingested,
            Accounting accounting,
            List<GateResult> gates,
            List<TableEvidence> evidence,
            Dataset<Row> customerDays,
            List<Sentence> notes,
            Runnable lastCheck) {

        /** What became of the rows. */
        Publication.RowCounts counts() {
            return new Publication.RowCounts(
                    accounting.rowsIn(), accounting.accepted(), accounting.quarantined(), accounting.duplicates());
        }
    }

    IngestStep(Attempt attempt, Published published, RunWriter writer, Steps steps) {
        this.attempt = attempt;
        this.config = attempt.order().config();
        this.asOf = attempt.order().asOf();
        this.published = published;
        this.writer = writer;
        this.steps = steps;
    }

    /**
     * Uses what was judged before where that is sound, and otherwise reads the sources. Empty when no row was accepted and
     * the configuration allows that.
     */
    Optional<Result> run() {
        steps.begin(Stage.INGEST);
        Optional<Publication> earlier = new JudgedRows(published).of(attempt.start(), asOf);
        return earlier.isPresent() ? Optional.of(again(earlier.get())) : anew();
    }

    private Result again(Publication earlier) {
        StoredQuality stored = StoredQuality.of(
                published.rows(earlier, QualityResultTable.SPEC).collectAsList());
        Accounting accounting = stored.accounting();
        List<GateResult> gates = gates().again(stored.gates(), accounting.accepted(), previousRows());
        List<TableEvidence> evidence = JudgedRows.TABLES.stream()
                .map(table -> earlier.evidence(table.name()).orElseThrow())
                .collect(Collectors.toCollection(ArrayList::new));
        evidence.add(writer.write(QualityResultTable.SPEC, quality(accounting, gates))
                .evidence());
        requirePassed(gates);
        steps.begin(Stage.MEASURE);
        String writtenBy =
                earlier.evidence(TransactionTable.SPEC.name()).orElseThrow().runId();
        return new Result(
                earlier.ingested(),
                accounting,
                gates,
                evidence,
                published.rows(earlier, CustomerDayTable.SPEC),
                List.of(Sentence.of("note.unchanged", writtenBy)),
                () -> {});
    }

    private Optional<Result> anew() {
        JudgedInput.Pinned input = new JudgedInput.Pinned(
                attempt.start().input().sources(), attempt.start().input().pins());
        try (JudgedInput judged = JudgedInput.of(spark(), config, asOf, input)) {
            input.sources().warnings().forEach(steps::warn);
            InputChecks.require(config, judged.accounting());
            List<GateResult> gates = gates().judge(judged.accounting(), previousRows());
            return stored(judged, gates, () -> input.sources().verifyUnchanged(input.pins(), judged.accounting()));
        }
    }

    private Optional<Result> stored(JudgedInput judged, List<GateResult> gates, Runnable lastCheck) {
        Accounting accounting = judged.accounting();
        gates.stream().filter(gate -> gate.status() == GateResult.Status.WARN).forEach(steps::doubt);
        Callable<RunWriter.Written> writeQuality =
                () -> writer.write(QualityResultTable.SPEC, quality(accounting, gates));
        Callable<RunWriter.Written> writeQuarantine =
                () -> writer.write(QuarantineTable.SPEC, Judged.quarantine(judged.rows()));
        if (accounting.accepted() == 0 || gates.stream().anyMatch(gate -> gate.status() == GateResult.Status.FAIL)) {
            Together.all(List.of(writeQuality, writeQuarantine));
            requirePassed(gates);
            return Optional.empty();
        }
        steps.begin(Stage.STORE);
        List<RunWriter.Written> written = new ArrayList<>(Together.all(List.of(
                () -> writer.write(TransactionTable.SPEC, Judged.transactions(judged.rows())),
                writeQuality,
                writeQuarantine)));
        RunWriter.Written transactions = written.get(0);
        requireRows(accounting.accepted(), transactions.evidence().rows());
        judged.close();

        steps.begin(Stage.MEASURE);
        RunWriter.Written days = writer.write(
                CustomerDayTable.SPEC, LibraryParameters.days(config).apply(transactions.rows()));
        written.add(days);
        return Optional.of(new Result(
                Publication.Ingested.of(
                        attempt.start().ingestHash(),
                        asOf,
                        accounting.horizon(),
                        judged.rules().dates().futureToleranceDays()),
                accounting,
                gates,
                written.stream().map(RunWriter.Written::evidence).toList(),
                days.rows(),
                List.of(),
                lastCheck));
    }

    private List<Row> quality(Accounting accounting, List<GateResult> gates) {
        return new QualityRows(asOf, attempt.start().runId(), accounting, gates).rows();
    }

    /** Accepted rows of the as-of date before, whose volume is compared. */
    private OptionalLong previousRows() {
        return attempt.before(published)
                .map(found -> OptionalLong.of(found.rows().accepted()))
                .orElse(OptionalLong.empty());
    }

    private SparkSession spark() {
        return published.warehouse().spark();
    }

    private QualityGates gates() {
        return new QualityGates(IngestSettings.gates(config.gates()));
    }

    private void requirePassed(List<GateResult> gates) {
        List<GateResult> failed = gates.stream()
                .filter(gate -> gate.status() == GateResult.Status.FAIL)
                .toList();
        if (!failed.isEmpty()) {
            String found = failed.stream().map(GateResult::sentence).collect(Collectors.joining("; "));
            throw new Failure(
                    ErrorCode.QUALITY_GATE,
                    "Cannot publish " + asOf + ": " + found,
                    "Look at quarantine and quality_result in "
                            + published.warehouse().root()
                            + ", correct the input, or move the limit under gates: nothing was published");
        }
    }

    private static void requireRows(long expected, long found) {
        if (expected != found) {
            throw new Failure(
                    ErrorCode.WRITE_MISMATCH,
                    "Cannot trust table " + TransactionTable.SPEC.name() + ": " + expected + " rows were judged, "
                            + found + " were written",
                    "Check the storage, then run again: nothing was published");
        }
    }
}
