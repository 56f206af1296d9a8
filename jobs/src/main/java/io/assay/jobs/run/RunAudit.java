package io.assay.jobs.run;

import io.assay.jobs.config.EffectiveSetting;
import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.Ending;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Warehouse;
import io.assay.jobs.text.Json;
import io.assay.table.RowValues;
import io.assay.table.RunAuditTable;
import java.time.Instant;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves one row in {@code run_audit} for an attempt at a run.
 *
 * @param runId the run that the attempt would publish
 */
public record RunAudit(Warehouse warehouse, RunOrder order, String runId, String attemptId, Instant started) {
    private static final Logger LOG = LoggerFactory.getLogger(RunAudit.class);

    /** The audit of an attempt. */
    public static RunAudit of(Warehouse warehouse, Attempt attempt) {
        return new RunAudit(warehouse, attempt.order(), attempt.start().runId(), attempt.id(), attempt.started());
    }

    /**
     * The audit of an attempt whose input could not be listed: a run is named by its input, so that the attempt stands in the
     * place of the run.
     */
    public static RunAudit ofUnnamed(Warehouse warehouse, RunOrder order, String attemptId, Instant started) {
        return new RunAudit(warehouse, order, attemptId, attemptId, started);
    }

    /** The attempt published. */
    public void published(RunReport report) {
        Long generation = report.publication().map(Publication::generation).orElseThrow();
        audit().append(row(Ending.PUBLISHED, ExitCode.DONE).with(RunAuditTable.PUBLISHED_GENERATION, generation));
    }

    /** The attempt found nothing to publish. */
    public void empty() {
        audit().append(row(Ending.EMPTY_INPUT, ExitCode.DONE));
    }

    /** The attempt failed. */
    public void failed(Failure failure) {
        Ending ending = Ending.of(failure);
        audit().append(row(ending, failure.exit()).with(RunAuditTable.MESSAGE, failure.getMessage()));
    }

    /** The attempt failed before it wrote anything; left where an audit is kept already, for no table is made for it. */
    public void failedBeforeWriting(Failure failure) {
        try {
            if (warehouse.has(RunAuditTable.SPEC)) {
                failed(failure);
            }
        } catch (RuntimeException unreadable) {
            LOG.warn("Cannot look for the audit of attempt {}", attemptId, unreadable);
        }
    }

    private RowValues row(Ending ending, ExitCode exit) {
        return audit().row(ending, exit).with(RunAuditTable.CONFIGURATION, settings());
    }

    private Audit audit() {
        return new Audit(warehouse, order.asOf(), runId, attemptId, started, order.caller());
    }

    private String settings() {
        return Json.text(order.effective().settings().stream()
                .collect(Collectors.toMap(
                        EffectiveSetting::key, setting -> String.valueOf(setting.value()), (a, b) -> b)));
    }
}
