package io.assay.jobs.run;

import io.assay.jobs.config.EffectiveSetting;
import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.CommitTag;
import io.assay.jobs.store.Ending;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Warehouse;
import io.assay.jobs.text.Json;
import io.assay.table.RowValues;
import io.assay.table.RunAuditTable;
import io.assay.table.RunColumns;
import io.assay.table.RunManifestTable;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves one row in {@code run_audit} for an attempt; a failure to do so is logged and changes nothing else. */
public record RunAudit(Warehouse warehouse, Attempt attempt) {
    private static final Logger LOG = LoggerFactory.getLogger(RunAudit.class);

    /** The attempt published. */
    public void published(RunReport report) {
        Long generation = report.publication().map(Publication::generation).orElseThrow();
        append(
                Ending.PUBLISHED,
                row(Ending.PUBLISHED, ExitCode.DONE).with(RunAuditTable.PUBLISHED_GENERATION, generation));
    }

    /** The attempt found nothing to publish. */
    public void empty() {
        append(Ending.EMPTY_INPUT, row(Ending.EMPTY_INPUT, ExitCode.DONE));
    }

    /** The attempt failed. */
    public void failed(Failure failure) {
        Ending ending = Ending.of(failure);
        append(ending, row(ending, failure.exit()).with(RunAuditTable.MESSAGE, failure.getMessage()));
    }

    private RowValues row(Ending ending, ExitCode exit) {
        RunOrder order = attempt.order();
        return RunAuditTable.SPEC
                .values()
                .with(RunColumns.AS_OF_DATE, Date.valueOf(order.asOf()))
                .with(RunColumns.RUN_ID, attempt.start().runId())
                .with(RunManifestTable.ATTEMPT_ID, attempt.id())
                .with(
                        RunAuditTable.REQUESTED_RUN_ID,
                        order.caller().requestedRunId().orElse(null))
                .with(RunAuditTable.STARTED_AT, Timestamp.from(attempt.started()))
                .with(
                        RunAuditTable.FINISHED_AT,
                        Timestamp.from(order.caller().clock().instant()))
                .with(RunAuditTable.OUTCOME, ending.code())
                .with(RunAuditTable.EXIT_CODE, exit.code())
                .with(RunAuditTable.CONFIGURATION, settings())
                .with(RunAuditTable.VERSIONS, order.caller().versions());
    }

    private String settings() {
        return Json.text(attempt.order().effective().settings().stream()
                .collect(Collectors.toMap(
                        EffectiveSetting::key, setting -> String.valueOf(setting.value()), (a, b) -> b)));
    }

    private void append(Ending ending, RowValues values) {
        try {
            warehouse.create(RunAuditTable.SPEC);
            warehouse.append(
                    RunAuditTable.SPEC,
                    warehouse.rows(RunAuditTable.SPEC, List.of(values.row())),
                    CommitTag.of(ending.code() + " " + attempt.start().runId() + " attempt " + attempt.id()));
        } catch (Exception unwritable) {
            // the outcome of the run is decided; losing its audit row must not turn it into another one
            LOG.warn("Cannot write the audit of attempt {}", attempt.id(), unwritable);
        }
    }
}
