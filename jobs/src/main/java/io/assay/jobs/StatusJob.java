package io.assay.jobs;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.table.RunAuditTable;
import io.assay.table.RunColumns;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Tells what is published, whether a publication was broken off, and how the last tries ended. */
public final class StatusJob {
    private static final int TRIES_SHOWN = 10;

    private final Warehouse warehouse;
    private final Published published;

    /** Status of a warehouse. */
    public StatusJob(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.published = new Published(warehouse);
    }

    /** The status as one document: {@code published} newest first, and {@code tries} latest first, of the last ones. */
    public Map<String, Object> run() {
        return document(published.all(), tries(functions.lit(true)));
    }

    /**
     * The same of one run: what it published that is still current, and its last tries.
     *
     * @param runId the id of a run, or what its scheduler called it
     * @throws Failure when no try at the run is known
     */
    public Map<String, Object> run(String runId) {
        List<Map<String, Object>> tries = tries(RunColumns.RUN_ID
                .col()
                .equalTo(runId)
                .or(RunAuditTable.REQUESTED_RUN_ID.col().equalTo(runId)));
        if (tries.isEmpty()) {
            throw new Failure(
                    ErrorCode.STATUS_UNKNOWN_RUN,
                    "No try of run " + runId + " is known in " + warehouse.root(),
                    "Look at 'assay status' without --run-id; a run whose configuration is wrong leaves its reason in"
                            + " its log alone");
        }
        Set<Object> runs =
                tries.stream().map(line -> line.get(RunColumns.RUN_ID.name())).collect(Collectors.toSet());
        return document(
                published.all().stream()
                        .filter(publication -> runs.contains(publication.runId()))
                        .toList(),
                tries);
    }

    private Map<String, Object> document(List<Publication> shown, List<Map<String, Object>> tries) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("warehouse", warehouse.root());
        status.put("published", shown.stream().map(this::line).toList());
        status.put("tries", tries);
        return status;
    }

    private Map<String, Object> line(Publication publication) {
        Map<String, Object> line = publication.json();
        line.put("code_version", publication.origin().codeVersion());
        line.put("published_at", publication.edition().publishedAt());
        line.put("replaced_run_id", publication.edition().previousRunId().orElse(null));
        line.put("in_place", published.isInPlace(publication));
        return line;
    }

    private List<Map<String, Object>> tries(Column wanted) {
        if (!warehouse.has(RunAuditTable.SPEC)) {
            return List.of();
        }
        List<Map<String, Object>> tries = new ArrayList<>();
        for (Row row : warehouse
                .read(RunAuditTable.SPEC)
                .filter(wanted)
                .orderBy(functions.desc(RunAuditTable.STARTED_AT.name()))
                .limit(TRIES_SHOWN)
                .drop(RunAuditTable.CONFIGURATION.col(), RunAuditTable.VERSIONS.col())
                .collectAsList()) {
            Map<String, Object> line = new LinkedHashMap<>();
            for (String name : row.schema().fieldNames()) {
                Object value = row.getAs(name);
                line.put(name, value instanceof Timestamp time ? time.toInstant() : value);
            }
            tries.add(line);
        }
        return tries;
    }
}
