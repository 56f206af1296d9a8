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
import java.util.stream.Collectors;

/** Leaves one row in {@code run_audit} for an attempt at a run. */
public record RunAudit(Warehouse warehouse, Attempt attempt) {
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

    private RowValues row(Ending ending, ExitCode exit) {
        return audit().row(ending, exit).with(RunAuditTable.CONFIGURATION, settings());
    }

    private Audit audit() {
        RunOrder order = attempt.order();
        return new Audit(
                warehouse, order.asOf(), attempt.start().runId(), attempt.id(), attempt.started(), order.caller());
    }

    private String settings() {
        return Json.text(attempt.order().effective().settings().stream()
                .collect(Collectors.toMap(
                        EffectiveSetting::key, setting -> String.valueOf(setting.value()), (a, b) -> b)));
    }
}
