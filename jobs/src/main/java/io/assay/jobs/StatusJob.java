package io.assay.jobs;

import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.table.RunAuditTable;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The status as one document: {@code published} newest first, and {@code tries} latest first. */
    public Map<String, Object> run() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("warehouse", warehouse.root());
        status.put("published", published.all().stream().map(this::line).toList());
        status.put("tries", tries());
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

    private List<Map<String, Object>> tries() {
        if (!warehouse.has(RunAuditTable.SPEC)) {
            return List.of();
        }
        List<Map<String, Object>> tries = new ArrayList<>();
        for (Row row : warehouse
                .read(RunAuditTable.SPEC)
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
