package io.assay.jobs;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.run.ForgetPlan;
import io.assay.jobs.run.ForgetReport;
import io.assay.jobs.run.Forgetting;
import io.assay.jobs.run.RunOrder;
import io.assay.jobs.store.Bulk;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.TableEvidence;
import io.assay.jobs.store.Traces;
import io.assay.jobs.store.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Erases a customer from a warehouse: from what is published for any as-of date, from replaced runs, from quarantine, and
 * from files that no version of a table names any more. No other run may be at work meanwhile.
 */
public record ForgetJob(Warehouse warehouse, RunOrder.Caller caller) {

    /** What names the customer; nothing is written. */
    public ForgetPlan plan(String customer) {
        Published published = new Published(warehouse);
        requireInPlace(published);
        return ForgetPlan.of(customer, new Traces(warehouse, customer).find(), published);
    }

    /**
     * Erases as planned, and looks that nothing is left.
     *
     * @param step is told which as-of date is published again
     */
    public ForgetReport run(ForgetPlan plan, Consumer<LocalDate> step) {
        if (plan.isDone()) {
            return new ForgetReport(plan, List.of(), Bulk.NOTHING);
        }
        Published published = new Published(warehouse);
        Forgetting forgetting =
                new Forgetting(published, plan, UUID.randomUUID().toString(), caller);
        List<Publication> renewed = new ArrayList<>();
        for (Publication publication : plan.touched()) {
            step.accept(publication.asOf());
            renewed.add(forgetting.renew(publication));
        }
        Traces traces = new Traces(warehouse, plan.customer());
        List<Traces.Trace> deleted =
                traces.erase(kept(published), caller.clock().instant());
        requireGone(traces);
        return new ForgetReport(
                plan,
                renewed,
                deleted.stream()
                        .map(trace -> new Bulk(trace.rows(), 1, trace.bytes()))
                        .reduce(Bulk.NOTHING, Bulk::plus));
    }

    private static Map<String, Set<String>> kept(Published published) {
        return published.all().stream()
                .flatMap(publication -> publication.tables().stream())
                .collect(Collectors.groupingBy(
                        TableEvidence::name, Collectors.mapping(TableEvidence::runId, Collectors.toSet())));
    }

    private static void requireGone(Traces traces) {
        traces.find().stream().findFirst().ifPresent(left -> {
            throw new Failure(
                    ErrorCode.FORGET_NOT_GONE,
                    "The customer was written to " + left.table() + " again meanwhile",
                    "Let no run be at work, and run again");
        });
    }

    /** Throws when customers of a publication lie in an older version of their table, which is given up. */
    private static void requireInPlace(Published published) {
        published.brokenOff().ifPresent(broken -> {
            throw new Failure(
                    ErrorCode.FORGET_BROKEN_OFF,
                    "Cannot forget a customer: a publication for " + broken.asOf()
                            + " was broken off, and customer_segment holds another run than the manifest",
                    "Run the as-of date again, or roll it back to run " + broken.runId());
        });
    }
}
