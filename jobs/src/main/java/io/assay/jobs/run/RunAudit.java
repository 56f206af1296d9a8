package io.assay.jobs.run;

import io.assay.jobs.RunJob;
import io.assay.jobs.config.EffectiveConfig;
import io.assay.jobs.config.EffectiveSetting;
import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.CommitTag;
import io.assay.jobs.store.Warehouse;
import io.assay.jobs.text.Json;
import io.assay.table.RunAuditTable;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves one row in {@code run_audit} for an attempt; a failure to do so is logged and changes nothing else. */
public final class RunAudit {
    private static final Logger LOG = LoggerFactory.getLogger(RunAudit.class);

    private final Warehouse warehouse;
    private final RunJob.RunRequest request;
    private final EffectiveConfig effective;
    private final String runId;
    private final String attemptId;
    private final Instant started;

    public RunAudit(
            Warehouse warehouse,
            RunJob.RunRequest request,
            EffectiveConfig effective,
            String runId,
            String attemptId,
            Instant started) {
        this.warehouse = warehouse;
        this.request = request;
        this.effective = effective;
        this.runId = runId;
        this.attemptId = attemptId;
        this.started = started;
    }

    public void published(long generation) {
        append("published", generation, ExitCode.DONE, null);
    }

    public void empty() {
        append("empty-input", null, ExitCode.DONE, null);
    }

    public void failed(Exception failure) {
        ExitCode exit = failure instanceof Failure known ? known.exit() : ExitCode.INTERNAL;
        append(exit == ExitCode.QUALITY ? "gate-failed" : "failed", null, exit, failure.getMessage());
    }

    private void append(String outcome, Long generation, ExitCode exit, String message) {
        Row row = RowFactory.create(
                Date.valueOf(request.asOf()),
                runId,
                attemptId,
                request.requestedRunId().orElse(null),
                generation,
                Timestamp.from(started),
                Timestamp.from(Instant.now()),
                outcome,
                exit.code(),
                message,
                Json.text(effective.settings().stream()
                        .collect(Collectors.toMap(
                                EffectiveSetting::key, setting -> String.valueOf(setting.value()), (a, b) -> b))),
                request.versions());
        try {
            warehouse.create(RunAuditTable.SPEC);
            warehouse.append(
                    RunAuditTable.SPEC,
                    warehouse.rows(RunAuditTable.SPEC, List.of(row)),
                    CommitTag.of(outcome + " " + runId + " attempt " + attemptId));
        } catch (Exception unwritable) {
            // the outcome of the run is decided; losing its audit row must not turn it into another one
            LOG.warn("Cannot write the audit of attempt {}", attemptId, unwritable);
        }
    }
}
