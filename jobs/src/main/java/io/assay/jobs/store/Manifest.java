package io.assay.jobs.store;

import static io.assay.table.RunColumns.AS_OF_DATE;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.assay.integrity.Sha256;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.text.Json;
import io.assay.table.RunColumns;
import io.assay.table.RunManifestTable;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is published. One commit here makes a run visible; it is bound to a generation that must rise for its as-of
 * date, so of two publishers one wins, and each reads back which.
 */
public final class Manifest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Warehouse warehouse;
    private long versionRead = -1;
    private List<Publication> publications = List.of();

    /** The manifest of a warehouse. */
    public Manifest(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** All published runs, newest as-of date first; read again when the table has a new version. */
    public List<Publication> published() {
        long version = warehouse.version(RunManifestTable.SPEC);
        if (version < 0) {
            return List.of();
        }
        if (version != versionRead) {
            publications = warehouse.readFew(RunManifestTable.SPEC).collectAsList().stream()
                    .map(Manifest::publication)
                    .sorted(Comparator.comparing(Publication::asOf).reversed())
                    .toList();
            versionRead = version;
        }
        return publications;
    }

    /** The published run of an as-of date. */
    public Optional<Publication> published(LocalDate asOf) {
        return published().stream().filter(found -> found.asOf().equals(asOf)).findFirst();
    }

    /** The published run of the latest as-of date before the given one. */
    public Optional<Publication> before(LocalDate asOf) {
        return published().stream().filter(found -> found.asOf().isBefore(asOf)).findFirst();
    }

    /** The published run of the first as-of date after the given one. */
    public Optional<Publication> after(LocalDate asOf) {
        return published().stream().filter(found -> found.asOf().isAfter(asOf)).reduce((later, first) -> first);
    }

    /** The name under which generations of an as-of date rise. */
    public static String application(LocalDate asOf) {
        return "assay/publish/" + asOf;
    }

    /** The highest generation committed for the as-of date; 0 when there is none. */
    public long lastGeneration(LocalDate asOf) {
        if (!warehouse.has(RunManifestTable.SPEC)) {
            return 0;
        }
        return warehouse.lastNumber(RunManifestTable.SPEC, application(asOf)).orElse(0);
    }

    /**
     * Publishes, in one commit, and reads back.
     *
     * @throws Failure when another publisher won (exit 6), or the outcome cannot be read (exit 5)
     */
    public Publication publish(Publication publication) {
        warehouse.create(RunManifestTable.SPEC);
        CommitTag tag = CommitTag.of("publish " + publication.runId() + " attempt "
                        + publication.edition().attemptId())
                .onlyAbove(application(publication.asOf()), publication.generation());
        Exception failure = null;
        try {
            warehouse.replace(
                    RunManifestTable.SPEC,
                    rows(publication),
                    AS_OF_DATE,
                    publication.asOf().toString(),
                    tag);
        } catch (Exception commitFailed) {
            // the commit may have landed although its answer was lost: only the table can tell
            failure = commitFailed;
        }
        return readBack(publication, failure);
    }

    private Publication readBack(Publication ours, Exception failure) {
        Optional<Publication> found;
        try {
            found = published(ours.asOf());
        } catch (Exception unreadable) {
            if (failure != null) {
                unreadable.addSuppressed(failure);
            }
            throw new Failure(
                    ErrorCode.PUBLISH_STATE_UNKNOWN,
                    "Cannot read back whether run " + ours.runId() + " is published",
                    "Run 'assay status', then run again: nothing was deleted",
                    unreadable);
        }
        if (found.map(Publication::runId).filter(ours.runId()::equals).isPresent()) {
            return found.orElseThrow();
        }
        if (failure != null && found.map(Publication::generation).orElse(0L) < ours.generation()) {
            throw new IllegalStateException(
                    "Cannot publish run " + ours.runId() + ": " + failure.getMessage(), failure);
        }
        throw new Failure(
                ErrorCode.PUBLISH_CONFLICT,
                "Cannot publish run " + ours.runId() + " for " + ours.asOf() + ": run "
                        + found.map(Publication::runId).orElse("?") + " was published meanwhile",
                "Run again",
                failure);
    }

    /** Hash of a publication chained to the one it replaced. */
    public static String chainHash(Publication publication) {
        return Sha256.of(String.join(
                "\n",
                publication.asOf().toString(),
                Long.toString(publication.generation()),
                publication.runId(),
                publication.origin().configHash(),
                publication.contentHash(),
                json(publication.tables()),
                publication.edition().previousChainHash().orElse("")));
    }

    private Dataset<Row> rows(Publication publication) {
        Row row = RunManifestTable.SPEC
                .values()
                .with(AS_OF_DATE, Date.valueOf(publication.asOf()))
                .with(RunColumns.GENERATION, publication.generation())
                .with(RunColumns.RUN_ID, publication.runId())
                .with(RunManifestTable.ATTEMPT_ID, publication.edition().attemptId())
                .with(RunManifestTable.CONFIG_HASH, publication.origin().configHash())
                .with(RunManifestTable.CODE_VERSION, publication.origin().codeVersion())
                .with(RunManifestTable.INPUTS, publication.origin().inputs())
                .with(RunManifestTable.CONTENT_HASH, publication.contentHash())
                .with(RunManifestTable.CUSTOMERS, publication.customers())
                .with(RunManifestTable.MONETARY, publication.monetary())
                .with(RunManifestTable.ROWS_IN, publication.rows().in())
                .with(RunManifestTable.ROWS_ACCEPTED, publication.rows().accepted())
                .with(RunManifestTable.ROWS_QUARANTINED, publication.rows().quarantined())
                .with(RunManifestTable.ROWS_DUPLICATE, publication.rows().duplicate())
                .with(RunManifestTable.INGEST_HASH, publication.ingested().hash())
                .with(
                        RunManifestTable.INGEST_FIRST_AS_OF,
                        Date.valueOf(publication.ingested().firstAsOf()))
                .with(
                        RunManifestTable.INGEST_LAST_AS_OF,
                        publication.ingested().lastAsOf().map(Date::valueOf).orElse(null))
                .with(RunManifestTable.TABLES, json(publication.tables()))
                .with(
                        RunManifestTable.PREVIOUS_RUN_ID,
                        publication.edition().previousRunId().orElse(null))
                .with(
                        RunManifestTable.PREVIOUS_CHAIN_HASH,
                        publication.edition().previousChainHash().orElse(null))
                .with(RunManifestTable.CHAIN_HASH, chainHash(publication))
                .with(
                        RunManifestTable.PUBLISHED_AT,
                        Timestamp.from(publication.edition().publishedAt()))
                .row();
        return warehouse.rows(RunManifestTable.SPEC, List.of(row));
    }

    static Publication publication(Row row) {
        return new Publication(
                row.<Date>getAs(RunColumns.AS_OF_DATE.name()).toLocalDate(),
                edition(row),
                new Publication.Origin(
                        row.getAs(RunColumns.RUN_ID.name()),
                        row.getAs(RunManifestTable.CONFIG_HASH.name()),
                        row.getAs(RunManifestTable.CODE_VERSION.name()),
                        row.getAs(RunManifestTable.INPUTS.name())),
                new Publication.Content(
                        row.getAs(RunManifestTable.CONTENT_HASH.name()),
                        row.getAs(RunManifestTable.CUSTOMERS.name()),
                        row.getAs(RunManifestTable.MONETARY.name())),
                new Publication.RowCounts(
                        row.getAs(RunManifestTable.ROWS_IN.name()),
                        row.getAs(RunManifestTable.ROWS_ACCEPTED.name()),
                        row.getAs(RunManifestTable.ROWS_QUARANTINED.name()),
                        row.getAs(RunManifestTable.ROWS_DUPLICATE.name())),
                ingested(row),
                evidence(row.<String>getAs(RunManifestTable.TABLES.name())));
    }

    private static Publication.Edition edition(Row row) {
        return new Publication.Edition(
                row.getAs(RunColumns.GENERATION.name()),
                row.getAs(RunManifestTable.ATTEMPT_ID.name()),
                Optional.ofNullable(row.<String>getAs(RunManifestTable.PREVIOUS_RUN_ID.name())),
                Optional.ofNullable(row.<String>getAs(RunManifestTable.PREVIOUS_CHAIN_HASH.name())),
                row.<Timestamp>getAs(RunManifestTable.PUBLISHED_AT.name()).toInstant());
    }

    private static Publication.Ingested ingested(Row row) {
        return new Publication.Ingested(
                row.getAs(RunManifestTable.INGEST_HASH.name()),
                row.<Date>getAs(RunManifestTable.INGEST_FIRST_AS_OF.name()).toLocalDate(),
                Optional.ofNullable(row.<Date>getAs(RunManifestTable.INGEST_LAST_AS_OF.name()))
                        .map(Date::toLocalDate));
    }

    private static String json(List<TableEvidence> tables) {
        return Json.text(tables.stream().map(TableEvidence::json).toList());
    }

    private static List<TableEvidence> evidence(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<TableEvidence>>() {});
        } catch (JsonProcessingException broken) {
            throw new Failure(
                    ErrorCode.MANIFEST_UNREADABLE,
                    "Cannot read the manifest: its list of tables is no JSON",
                    "Restore run_manifest from an earlier version",
                    broken);
        }
    }

    /** Whether the row still carries the chain hash it was published with. */
    public boolean chainHolds(Publication publication) {
        List<Row> rows = warehouse
                .read(RunManifestTable.SPEC)
                .filter(AS_OF_DATE.col().equalTo(lit(publication.asOf())))
                .select(RunManifestTable.CHAIN_HASH.col())
                .collectAsList();
        return rows.size() == 1 && rows.get(0).getString(0).equals(chainHash(publication));
    }
}
