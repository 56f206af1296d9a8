package io.assay.jobs.run;

import io.assay.ingest.Accounting;
import io.assay.ingest.GateResult;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.source.InputChecks;
import io.assay.jobs.source.JudgedInput;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.RunWriter;
import io.assay.jobs.store.TableEvidence;
import io.assay.table.CustomerDayTable;
import io.assay.table.QualityResultTable;
import io.assay.table.QuarantineTable;
import io.assay.table.TransactionTable;
import io.assay.transform.Together;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Sources to customer-days: judges every row once, stores rows, quarantine and customer-days, and lets the quality gates
 * decide. What an earlier publication judged by the same rules is used again; {@link BasisChoice} tells how much of it.
 */
final class IngestStep {
    private final Attempt attempt;
    private final AssayConfig config;
    private final LocalDate asOf;
    private final Published published;
    private final RunWriter writer;
    private final Steps steps;
    private final Gatekeeper gates;

    IngestStep(Attempt attempt, Published published, RunWriter writer, Steps steps) {
        this.attempt = attempt;
        this.config = attempt.order().config();
        this.asOf = attempt.order().asOf();
        this.published = published;
        this.writer = writer;
        this.steps = steps;
        this.gates = new Gatekeeper(attempt, published, writer, steps);
    }

    /**
     * Uses what was judged before as far as that is sound, and reads the rest of the sources. Empty when no row was accepted
     * and the configuration allows that.
     */
    Optional<Intake> run() {
        steps.begin(Stage.INGEST);
        Basis basis = new BasisChoice(attempt.order(), attempt.start(), published).basis();
        return switch (basis.mode()) {
            case REUSE -> Optional.of(again(basis));
            case INCREMENTAL -> Optional.of(new IncrementStep(attempt, published, writer, steps, gates).run(basis));
            case FULL -> anew(basis);
        };
    }

    private Intake again(Basis basis) {
        Publication earlier = basis.earlier().orElseThrow();
        StoredQuality stored = StoredQuality.of(
                published.rows(earlier, QualityResultTable.SPEC).collectAsList());
        List<GateResult> verdicts = gates.again(stored);
        List<TableEvidence> evidence = JudgedRows.TABLES.stream()
                .flatMap(table -> earlier.slices(table.name()).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        evidence.add(gates.write(stored.accounting(), verdicts).evidence());
        gates.requirePassed(verdicts);
        steps.begin(Stage.MEASURE);
        return new Intake(
                earlier.ingested(),
                stored.accounting(),
                verdicts,
                evidence,
                new StoredDays(published).latest(earlier.slices(CustomerDayTable.SPEC.name())),
                basis.notes(),
                () -> {});
    }

    private Optional<Intake> anew(Basis basis) {
        JudgedInput.Pinned input =
                new JudgedInput.Pinned(attempt.start().input().sources(), basis.unread());
        try (JudgedInput judged = JudgedInput.of(spark(), config, asOf, input)) {
            input.sources().warnings().forEach(steps::warn);
            InputChecks.require(config, judged.accounting());
            return stored(judged, basis, gates.judge(judged.accounting()));
        }
    }

    private Optional<Intake> stored(JudgedInput judged, Basis basis, List<GateResult> verdicts) {
        Accounting accounting = judged.accounting();
        Callable<RunWriter.Written> writeQuality = () -> gates.write(accounting, verdicts);
        Callable<RunWriter.Written> writeQuarantine = () -> writer.write(QuarantineTable.SPEC, judged.quarantine());
        if (accounting.accepted() == 0 || Gatekeeper.anyFailed(verdicts)) {
            Together.all(List.of(writeQuality, writeQuarantine));
            gates.requirePassed(verdicts);
            return Optional.empty();
        }
        steps.begin(Stage.STORE);
        Dataset<Row> accepted = judged.transactions();
        List<RunWriter.Written> written = new ArrayList<>(Together.all(
                List.of(() -> writer.write(TransactionTable.SPEC, accepted), writeQuality, writeQuarantine)));
        Gatekeeper.requireRows(accounting.accepted(), written.get(0));
        Gatekeeper.requireRows(accounting.quarantined(), written.get(2));

        steps.begin(Stage.MEASURE);
        RunWriter.Written days = writer.write(
                CustomerDayTable.SPEC,
                LibraryParameters.days(config, judged.rules()).apply(accepted));
        judged.close();
        written.add(days);
        return Optional.of(new Intake(
                attempt.start().judged(asOf, judged),
                accounting,
                verdicts,
                written.stream().map(RunWriter.Written::evidence).toList(),
                days.rows(),
                basis.notes(),
                attempt.start().input().lastCheck(accounting)));
    }

    private SparkSession spark() {
        return published.warehouse().spark();
    }
}
