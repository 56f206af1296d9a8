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
import io.assay.table.RunAuditTable;
import java.time.Instant;

/**
 * One try at publishing again, without a customer, what stands on rows of that customer. A try that is broken off leaves the
 * customer where it was, and is repeated as a whole.
 */
public final class Forgetting {
    private final Published published;
    private final ForgetPlan plan;
    private final ForgottenSlices slices;
    private final String attempt;
    private final Instant started;
    private final RunOrder.Caller caller;

    /**
     * One try, which begins now.
     *
     * @param attempt tells this try from others
     */
    public Forgetting(Published published, ForgetPlan plan, String attempt, RunOrder.Caller caller) {
        this.published = published;
        this.plan = plan;
        this.slices = new ForgottenSlices(published, plan);
        this.attempt = attempt;
        this.started = caller.clock().instant();
        this.caller = caller;
    }

    /** Publishes one publication again, and leaves a row in {@code run_audit} whatever comes of it. */
    public Publication renew(Publication old) {
        Audit audit = new Audit(published.warehouse(), old.asOf(), old.runId(), attempt, started, caller);
        Publication now;
        try (RunWriter writer = new RunWriter(published.warehouse(), old.asOf(), old.runId(), attempt)) {
            now = publish(old, writer);
        } catch (Exception failed) {
            // also the checked exceptions that Spark throws without declaring them
            Failure failure = Failures.of(failed);
            audit.append(audit.row(Ending.FAILED, failure.exit()).with(RunAuditTable.MESSAGE, failure.getMessage()));
            throw failed;
        }
        audit.append(audit.row(Ending.CUSTOMER_FORGOTTEN, ExitCode.DONE)
                .with(RunAuditTable.PUBLISHED_GENERATION, now.generation()));
        return now;
    }

    private Publication publish(Publication old, RunWriter writer) {
        long generation = 1 + published.lastGeneration(old.asOf());
        NextMoves moves = new NextMoves(published, caller.clock());
        Publication less = new Remainder(published, plan, old, writer, moves).of(slices, generation, attempt);
        Publication now = published
                .manifest()
                .publish(less.replacing(
                        old,
                        Manifest.chainHash(old),
                        generation,
                        attempt,
                        caller.clock().instant()));
        if (now.generation() != generation) {
            throw new Failure(
                    ErrorCode.PUBLISH_CONFLICT,
                    "Cannot publish " + old.asOf() + " again: its publication was changed meanwhile",
                    "Run again");
        }
        return now;
    }
}
