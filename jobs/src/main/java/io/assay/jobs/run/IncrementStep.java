package io.assay.jobs.run;

import io.assay.ingest.Accounting;
import io.assay.ingest.GateResult;
import io.assay.ingest.Judged;
import io.assay.ingest.Redelivery;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.source.InputChecks;
import io.assay.jobs.source.JudgedInput;
import io.assay.jobs.source.LaterInput;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.RunWriter;
import io.assay.jobs.store.TableEvidence;
import io.assay.table.CustomerDayTable;
import io.assay.table.QualityResultTable;
import io.assay.table.QuarantineTable;
import io.assay.table.TableSpec;
import io.assay.table.TransactionTable;
import io.assay.transform.Beside;
import io.assay.transform.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Input that came on top of an earlier publication, to customer-days: judges the new rows beside the old ones, stores them
 * as a slice of their own, and folds the days again that they touch. The customers are those of a run that reads
 * everything; where a row was delivered again, the row of the earlier delivery is the one that stays.
 */
record IncrementStep(Attempt attempt, Published published, RunWriter writer, Steps steps, Gatekeeper gates) {

    Intake run(Basis basis) {
        Publication earlier = basis.earlier().orElseThrow();
        attempt.start()
                .input()
                .sources()
                .sizeExchangesOnTop(basis.unread(), attempt.start().input().pins());
        Slices slices = Slices.of(earlier, config().ingest());
        StoredQuality stored = StoredQuality.of(
                published.rows(earlier, QualityResultTable.SPEC).collectAsList());
        JudgedInput.Pinned input = new JudgedInput.Pinned(
                attempt.start().input().sources(), attempt.start().input().pins());
        Dataset<Row> transactions = published.rows(earlier, TransactionTable.SPEC);
        try (Beside<List<Accounting.DayTally>> days = Beside.begin(() -> Judged.days(transactions));
                LaterInput later = LaterInput.of(
                        published.warehouse().spark(),
                        config(),
                        attempt.order().asOf(),
                        input,
                        basis.unread(),
                        transactions)) {
            input.sources().warnings().forEach(steps::warn);
            Accounting added = later.judged().accounting();
            Accounting whole = stored.accounting()
                    .with(new Accounting.Days(days.result(), Accounting.Horizon.NONE))
                    .plus(added);
            InputChecks.requireCurrency(config(), added);
            return stored(new Delivery(earlier, slices, later), basis, whole, gates.judge(whole, stored.gates()));
        }
    }

    /** The later rows, and what they come on top of. */
    private record Delivery(Publication earlier, Slices slices, LaterInput later) {
        List<TableEvidence> kept(TableSpec table) {
            return slices.keptOf(earlier.slices(table.name()));
        }

        List<TableEvidence> merged(TableSpec table) {
            return slices.mergedOf(earlier.slices(table.name()));
        }
    }

    private Intake stored(Delivery delivery, Basis basis, Accounting whole, List<GateResult> verdicts) {
        JudgedInput judged = delivery.later().judged();
        if (Gatekeeper.anyFailed(verdicts)) {
            Together.all(List.of(
                    () -> gates.write(whole, verdicts),
                    () -> write(delivery, QuarantineTable.SPEC, judged.quarantine())));
            gates.requirePassed(verdicts);
        }
        steps.begin(Stage.STORE);
        List<RunWriter.Written> written = Together.all(List.of(
                () -> write(delivery, TransactionTable.SPEC, judged.transactions()),
                () -> gates.write(whole, verdicts),
                () -> write(delivery, QuarantineTable.SPEC, judged.quarantine())));
        Accounting added = judged.accounting();
        Gatekeeper.requireRows(added.accepted() + rows(delivery.merged(TransactionTable.SPEC)), written.get(0));
        Gatekeeper.requireRows(added.quarantined() + rows(delivery.merged(QuarantineTable.SPEC)), written.get(2));

        steps.begin(Stage.MEASURE);
        RunWriter.Written days = writeDays(delivery);
        List<TableEvidence> evidence = new ArrayList<>();
        JudgedRows.TABLES.forEach(table -> evidence.addAll(delivery.kept(table)));
        Stream.concat(written.stream(), Stream.of(days))
                .map(RunWriter.Written::evidence)
                .forEach(evidence::add);
        List<TableEvidence> daySlices = evidence.stream()
                .filter(slice -> slice.name().equals(CustomerDayTable.SPEC.name()))
                .toList();
        return new Intake(
                delivery.earlier()
                        .ingested()
                        .and(attempt.start()
                                .judged(attempt.order().asOf(), delivery.later().judged())),
                whole,
                verdicts,
                evidence,
                new StoredDays(published).latest(daySlices),
                basis.notes(),
                attempt.start().input().lastCheck(delivery.later().judged().accounting()));
    }

    /** Days with new rows, each with all its rows. */
    private Dataset<Row> days(LaterInput later) {
        Dataset<Row> added = later.judged().transactions();
        Dataset<Row> again = Redelivery.touched(later.touched(), added);
        return LibraryParameters.days(config(), again).apply(added);
    }

    /** Writes rows as the slice of this run, together with those of the slices that it takes over. */
    private RunWriter.Written write(Delivery delivery, TableSpec table, Dataset<Row> rows) {
        List<TableEvidence> merged = delivery.merged(table);
        Dataset<Row> all =
                merged.isEmpty() ? rows : published.rows(merged, table).unionByName(rows, true);
        return writer.write(table, all, own(delivery));
    }

    private RunWriter.Written writeDays(Delivery delivery) {
        List<TableEvidence> merged = delivery.merged(CustomerDayTable.SPEC);
        Dataset<Row> days = days(delivery.later());
        Dataset<Row> all = merged.isEmpty() ? days : new StoredDays(published).latest(merged, days, own(delivery));
        return writer.write(CustomerDayTable.SPEC, all, own(delivery));
    }

    private String own(Delivery delivery) {
        return delivery.slices().own(attempt.start().runId());
    }

    private static long rows(List<TableEvidence> slices) {
        return slices.stream().mapToLong(TableEvidence::rows).sum();
    }

    private AssayConfig config() {
        return attempt.order().config();
    }
}
