package io.assay.jobs;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.run.Rollback;
import io.assay.jobs.run.RollbackOrder;
import io.assay.jobs.run.RollbackPlan;
import io.assay.jobs.run.RollbackReport;
import io.assay.jobs.run.RunOrder;
import io.assay.jobs.run.Stage;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.PublicationCheck;
import io.assay.jobs.store.PublicationHistory;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Publishes an earlier run of an as-of date again. What fails leaves what is published untouched. */
public record RollbackJob(Warehouse warehouse, RunOrder.Caller caller) {

    /** What a rollback would publish, read and checked to the last row; nothing is written. */
    public RollbackPlan plan(RollbackOrder order) {
        Published published = new Published(warehouse);
        Publication current = published.at(Optional.of(order.asOf())).orElseThrow(() -> nothingPublished(order.asOf()));
        List<Publication> history = new PublicationHistory(warehouse).of(order.asOf());
        RollbackPlan plan = RollbackPlan.of(order, published, current, history);
        if (plan.status() != RollbackPlan.Status.DONE) {
            requireWhole(published, plan.again());
        }
        return plan;
    }

    /** Publishes as planned, or finds that it is so already. */
    public RollbackReport run(RollbackPlan plan) {
        return plan.status() == RollbackPlan.Status.DONE
                ? new RollbackReport(plan, plan.current(), Optional.empty())
                : new Rollback(
                                new Published(warehouse),
                                plan,
                                UUID.randomUUID().toString(),
                                caller.clock().instant(),
                                caller)
                        .run();
    }

    private static void requireWhole(Published published, Publication again) {
        new PublicationCheck(published, Stage.runTables())
                .checkPast(again).stream().findFirst().ifPresent(lost -> {
                    throw new Failure(
                            ErrorCode.ROLLBACK_ROWS_LOST,
                            "Cannot publish generation " + again.generation() + " of " + again.asOf()
                                    + " again: its table " + lost.table() + " " + lost.sentence(),
                            "Name another generation, or run the as-of date with the configuration that you want");
                });
    }

    private static Failure nothingPublished(LocalDate asOf) {
        return new Failure(
                ErrorCode.ROLLBACK_NOTHING_PUBLISHED,
                "Cannot roll back " + asOf + ": nothing is published for it",
                "Look at 'assay status'");
    }
}
