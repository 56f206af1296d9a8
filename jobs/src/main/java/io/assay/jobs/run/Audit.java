package io.assay.jobs.run;

import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.store.CommitTag;
import io.assay.jobs.store.Ending;
import io.assay.jobs.store.Warehouse;
import io.assay.table.RowValues;
import io.assay.table.RunAuditTable;
import io.assay.table.RunColumns;
import io.assay.table.RunManifestTable;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows of {@code run_audit} about one try at publishing; a failure to write one is logged and changes nothing else.
 *
 * @param runId the run that the try would publish
 * @param attempt tells this try from others at the same run
 * @param started when it began
 */
record Audit(
        Warehouse warehouse, LocalDate asOf, String runId, String attempt, Instant started, RunOrder.Caller caller) {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    /** What is known of every try that ends now. */
    RowValues row(Ending ending, ExitCode exit) {
        return RunAuditTable.SPEC
                .values()
                .with(RunColumns.AS_OF_DATE, Date.valueOf(asOf))
                .with(RunColumns.RUN_ID, runId)
                .with(RunManifestTable.ATTEMPT_ID, attempt)
                .with(RunAuditTable.REQUESTED_RUN_ID, caller.requestedRunId().orElse(null))
                .with(RunAuditTable.STARTED_AT, Timestamp.from(started))
                .with(RunAuditTable.FINISHED_AT, Timestamp.from(caller.clock().instant()))
                .with(RunAuditTable.OUTCOME, ending.code())
                .with(RunAuditTable.EXIT_CODE, exit.code())
                .with(RunAuditTable.VERSIONS, caller.versions());
    }

    void append(RowValues values) {
        try {
            Row row = values.row();
            warehouse.create(RunAuditTable.SPEC);
            warehouse.append(
                    RunAuditTable.SPEC,
                    warehouse.rows(RunAuditTable.SPEC, List.of(row)),
                    CommitTag.of("audit of " + runId + " attempt " + attempt));
        } catch (Exception unwritable) {
            // the outcome of the try is decided; losing its audit row must not turn it into another one
            LOG.warn("Cannot write the audit of attempt {}", attempt, unwritable);
        }
    }
}
