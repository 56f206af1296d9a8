package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** The one commit point: what is published for each as-of date, and the evidence to check it by. */
public final class RunManifestTable {
    public static final ColumnSpec ATTEMPT_ID = required("attempt_id", Types.TEXT, "-", "Try that published the run")
            .runBound();
    public static final ColumnSpec CONFIG_HASH =
            required("config_hash", Types.TEXT, "SHA-256", "Hash of all settings that change results");
    public static final ColumnSpec CODE_VERSION =
            required("code_version", Types.TEXT, "-", "Version of Assay").runBound();
    public static final ColumnSpec INPUTS = required(
                    "inputs", Types.TEXT, "JSON", "Pinned inputs: files with size and time, table versions")
            .runBound();
    public static final ColumnSpec CONTENT_HASH = required(
            "content_hash",
            Types.TEXT,
            "128 bits",
            "Hash of the rows of customer_segment without columns bound to the run");
    public static final ColumnSpec CUSTOMERS = SegmentSummaryTable.CUSTOMERS.withMeaning("Rows of customer_segment");
    public static final ColumnSpec MONETARY = required(
            "monetary",
            DataTypes.createDecimalType(28, 2),
            "currency of the run",
            "Sum of monetary over all customers");
    public static final ColumnSpec ROWS_IN = required("rows_in", Types.COUNT, "rows", "Rows read");
    public static final ColumnSpec ROWS_ACCEPTED =
            required("rows_accepted", Types.COUNT, "rows", "Rows in transactions");
    public static final ColumnSpec ROWS_QUARANTINED =
            required("rows_quarantined", Types.COUNT, "rows", "Rows in quarantine");
    public static final ColumnSpec ROWS_DUPLICATE =
            required("rows_duplicate", Types.COUNT, "rows", "Rows dropped as duplicates");
    public static final ColumnSpec INGEST_HASH =
            required("ingest_hash", Types.TEXT, "SHA-256", "Hash of pinned input and rules that rows were judged by");
    public static final ColumnSpec INGEST_FIRST_AS_OF =
            required("ingest_first_as_of", Types.DATE, "date", "First as-of date for which every row is judged alike");
    public static final ColumnSpec INGEST_LAST_AS_OF =
            optional("ingest_last_as_of", Types.DATE, "date", "Last such as-of date; null means no end");
    public static final ColumnSpec TABLES = required(
                    "tables",
                    Types.TEXT,
                    "JSON",
                    "Every table of the publication: Delta version, run that wrote it, rows, hash")
            .runBound();
    public static final ColumnSpec PREVIOUS_RUN_ID = optional(
                    "previous_run_id", Types.TEXT, "-", "Run that this publication replaced")
            .runBound();
    public static final ColumnSpec PREVIOUS_CHAIN_HASH = optional(
                    "previous_chain_hash", Types.TEXT, "SHA-256", "Chain hash of the publication replaced")
            .runBound();
    public static final ColumnSpec CHAIN_HASH = required(
                    "chain_hash", Types.TEXT, "SHA-256", "Hash of this row with the chain hash before it")
            .runBound();
    public static final ColumnSpec PUBLISHED_AT = required(
                    "published_at", Types.INSTANT, "instant", "When the run was published")
            .runBound();

    public static final TableSpec SPEC = new TableSpec(
            "run_manifest",
            "the published run of one as-of date",
            List.of(RunColumns.AS_OF_DATE),
            List.of(RunColumns.AS_OF_DATE),
            List.of(
                    RunColumns.AS_OF_DATE,
                    RunColumns.GENERATION,
                    RunColumns.RUN_ID,
                    ATTEMPT_ID,
                    CONFIG_HASH,
                    CODE_VERSION,
                    INPUTS,
                    CONTENT_HASH,
                    CUSTOMERS,
                    MONETARY,
                    ROWS_IN,
                    ROWS_ACCEPTED,
                    ROWS_QUARANTINED,
                    ROWS_DUPLICATE,
                    INGEST_HASH,
                    INGEST_FIRST_AS_OF,
                    INGEST_LAST_AS_OF,
                    TABLES,
                    PREVIOUS_RUN_ID,
                    PREVIOUS_CHAIN_HASH,
                    CHAIN_HASH,
                    PUBLISHED_AT));

    private RunManifestTable() {}
}
