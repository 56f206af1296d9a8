package io.assay.jobs.store;

import io.assay.jobs.failure.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What maintenance did, or would do.
 *
 * @param retentionDays days that what was replaced is kept
 * @param publications how many publications stay whole: those in force, and those replaced within the retention
 * @param tables the tables that it looks after, in order
 */
public record Maintenance(Outcome outcome, int retentionDays, int publications, List<OfTable> tables) {

    /** Whether it took place. */
    public enum Outcome {
        PLANNED,
        MAINTAINED
    }

    /**
     * What is done to one table.
     *
     * @param expired rows of superseded runs that are taken out of it
     * @param work what else was done; empty in a plan
     */
    public record OfTable(String table, Bulk expired, Optional<Work> work) {

        private Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("table", table);
            json.put("expired", expired.json());
            work.ifPresent(done -> {
                json.put("files_compacted", done.compacted().before());
                json.put("files_written", done.compacted().after());
                json.put("files_deleted", done.deleted().files());
                json.put("bytes_deleted", done.deleted().bytes());
            });
            return json;
        }
    }

    /**
     * What was done to the files of a table.
     *
     * @param deleted files deleted for good, which earlier commits took out of the table
     */
    public record Work(Upkeep.Compaction compacted, Bulk deleted) {
        private static final Work NONE = new Work(new Upkeep.Compaction(0, 0), Bulk.NOTHING);

        private Work plus(Work other) {
            return new Work(compacted.plus(other.compacted), deleted.plus(other.deleted));
        }
    }

    public Maintenance {
        tables = List.copyOf(tables);
    }

    /** Everything that expired. */
    public Bulk expired() {
        return tables.stream().map(OfTable::expired).reduce(Bulk.NOTHING, Bulk::plus);
    }

    /** Everything else that was done. */
    public Work work() {
        return tables.stream().flatMap(table -> table.work().stream()).reduce(Work.NONE, Work::plus);
    }

    /** The report as one document. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("exit_code", ExitCode.DONE.code());
        json.put("outcome", outcome.name().toLowerCase(Locale.ROOT));
        json.put("retention_days", retentionDays);
        json.put("publications_kept", publications);
        json.put("expired", expired().json());
        json.put("tables", tables.stream().map(OfTable::json).toList());
        return json;
    }
}
