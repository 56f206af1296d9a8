package io.assay.jobs.run;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.failure.Failures;
import io.assay.jobs.store.Ending;
import io.assay.jobs.store.Manifest;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.RunWriter;
import io.assay.jobs.store.TableEvidence;
import io.assay.table.RunAuditTable;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One try at publishing an earlier run again. Its tables are those that the run left; the customers are written again, and
 * the moves are counted anew where the as-of date before has another run since.
 *
 * @param attempt tells this try from others
 * @param started when it began
 */
public record Rollback(
        Published published, RollbackPlan plan, String attempt, Instant started, RunOrder.Caller caller) {

    /** Publishes as planned, and leaves a row in {@code run_audit} whatever comes of it. */
    public RollbackReport run() {
        Audit audit = new Audit(
                published.warehouse(), plan.again().asOf(), plan.again().runId(), attempt, started, caller);
        Publication now;
        try {
            now = publish();
        } catch (Exception failed) {
            // also the checked exceptions that Spark throws without declaring them
            Failure failure = Failures.of(failed);
            audit.append(audit.row(Ending.FAILED, failure.exit()).with(RunAuditTable.MESSAGE, failure.getMessage()));
            throw failed;
        }
        audit.append(audit.row(Ending.ROLLED_BACK, ExitCode.DONE)
                .with(RunAuditTable.PUBLISHED_GENERATION, now.generation()));
        return new RollbackReport(plan, now, nextMoves().renewBehind(now));
    }

    private Publication publish() {
        Publication again = plan.again();
        Publication current = plan.current();
        requireInForce(current);
        Optional<TableEvidence> moves = nextMoves().countedAnew(again, attempt);
        TableEvidence wide = writeCustomers();
        Publication next = moves.map(again::with)
                .orElse(again)
                .with(wide)
                .replacing(
                        current,
                        Manifest.chainHash(current),
                        plan.generation(),
                        attempt,
                        caller.clock().instant());
        Publication now = published.manifest().publish(next);
        requireInForce(next);
        return now;
    }

    private TableEvidence writeCustomers() {
        Publication again = plan.again();
        Dataset<Row> customers = published.customers(again);
        TableEvidence wide;
        try (RunWriter writer = new RunWriter(published.warehouse(), again.asOf(), again.runId(), attempt)) {
            wide = writer.writeWide(Published.WIDE.stored(customers.schema()), customers, plan.generation());
        }
        if (!wide.hash().equals(again.contentHash())) {
            throw new Failure(
                    ErrorCode.WRITE_MISMATCH,
                    "Cannot trust table " + wide.name() + ": published were rows with hash " + again.contentHash()
                            + ", written again were " + wide.hash(),
                    "Check the storage, then run again: the manifest was not changed");
        }
        return wide;
    }

    /** Throws when somebody else published for the as-of date since the plan was made. */
    private void requireInForce(Publication expected) {
        boolean isInForce = published
                .manifest()
                .published(expected.asOf())
                .filter(found -> found.generation() == expected.generation())
                .isPresent();
        if (!isInForce) {
            throw new Failure(
                    ErrorCode.PUBLISH_CONFLICT,
                    "Cannot roll back " + expected.asOf() + ": its publication was changed meanwhile",
                    "Run again");
        }
    }

    private NextMoves nextMoves() {
        return new NextMoves(published, caller.clock());
    }
}
