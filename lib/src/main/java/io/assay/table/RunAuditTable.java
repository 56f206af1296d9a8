package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;

/** Every try that did work, with its outcome; never read to decide what is published. */
public final class RunAuditTable {
    public static final ColumnSpec REQUESTED_RUN_ID = optional(
                    "requested_run_id", Types.TEXT, "-", "What the scheduler calls the run")
            .runBound();
    public static final ColumnSpec PUBLISHED_GENERATION = optional(
                    "generation",
                    Types.COUNT,
                    "-",
                    "Publication number of the as-of date; null when nothing was published")
            .runBound();
    public static final ColumnSpec STARTED_AT = required("started_at", Types.INSTANT, "instant", "When the try began")
            .runBound();
    public static final ColumnSpec FINISHED_AT = required("finished_at", Types.INSTANT, "instant", "When the try ended")
            .runBound();
    public static final ColumnSpec OUTCOME = required(
                    "outcome", Types.TEXT, "-", "published, rolled-back, empty-input, gate-failed or failed")
            .runBound();
    public static final ColumnSpec EXIT_CODE =
            required("exit_code", Types.INT, "-", "Exit code of the process").runBound();
    public static final ColumnSpec MESSAGE = optional("message", Types.TEXT, "-", "What went wrong, in one sentence")
            .runBound();
    public static final ColumnSpec CONFIGURATION = optional(
                    "configuration", Types.TEXT, "JSON", "Effective settings, secrets masked")
            .runBound();
    public static final ColumnSpec VERSIONS = optional(
                    "versions", Types.TEXT, "JSON", "Versions of Assay, Java, Spark and Delta")
            .runBound();

    public static final TableSpec SPEC = new TableSpec(
            "run_audit",
            "one try of a run that did work",
            List.of(RunManifestTable.ATTEMPT_ID),
            List.of(),
            List.of(
                    RunColumns.AS_OF_DATE,
                    RunColumns.RUN_ID,
                    RunManifestTable.ATTEMPT_ID,
                    REQUESTED_RUN_ID,
                    PUBLISHED_GENERATION,
                    STARTED_AT,
                    FINISHED_AT,
                    OUTCOME,
                    EXIT_CODE,
                    MESSAGE,
                    CONFIGURATION,
                    VERSIONS));

    private RunAuditTable() {}
}
