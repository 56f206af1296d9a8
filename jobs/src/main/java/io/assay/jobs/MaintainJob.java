package io.assay.jobs;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.run.Stage;
import io.assay.jobs.store.Bulk;
import io.assay.jobs.store.ExpiredRuns;
import io.assay.jobs.store.Maintenance;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.PublicationHistory;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.TableEvidence;
import io.assay.jobs.store.Upkeep;
import io.assay.jobs.store.Warehouse;
import io.assay.table.RunAuditTable;
import io.assay.table.RunColumns;
import io.assay.table.TableSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps a warehouse small. What a publication stands on stays to the last row, be it in force or replaced within the
 * retention; the manifest is not touched at all.
 *
 * @param retentionDays days that what was replaced is kept
 * @param fileBytes size of the files that small ones become together
 * @param clock tells what is older
 */
public record MaintainJob(Warehouse warehouse, int retentionDays, long fileBytes, Clock clock) {

    /** What would expire; nothing is written. */
    public Maintenance plan() {
        List<Publication> kept = kept();
        return new Maintenance(
                Maintenance.Outcome.PLANNED,
                retentionDays,
                kept.size(),
                tables().map(table -> new Maintenance.OfTable(
                                table.name(), expired(table, kept).bulk(), Optional.empty()))
                        .toList());
    }

    /**
     * Takes superseded runs out of the tables, puts small files together, and deletes files that have been out of a table
     * for longer than the retention.
     *
     * @param step is told which table is looked after
     */
    public Maintenance run(Consumer<TableSpec> step) {
        requireInPlace();
        List<Publication> kept = kept();
        Upkeep upkeep = new Upkeep(warehouse, fileBytes);
        List<Maintenance.OfTable> done = new ArrayList<>();
        for (TableSpec table : tables().toList()) {
            step.accept(table);
            // asked anew for each table: another run may have been published or replaced meanwhile
            ExpiredRuns expired = expired(table, kept());
            expired.remove(clock.instant());
            Upkeep.Compaction compacted = compacted(upkeep, table);
            // a day more, for the tables of a run are replaced some time before its publication is
            Bulk deleted = upkeep.delete(table, Duration.ofDays(retentionDays + 1L));
            done.add(new Maintenance.OfTable(
                    table.name(), expired.bulk(), Optional.of(new Maintenance.Work(compacted, deleted))));
        }
        return new Maintenance(Maintenance.Outcome.MAINTAINED, retentionDays, kept.size(), done);
    }

    /** Publications that stay whole. */
    private List<Publication> kept() {
        List<Publication> kept = new ArrayList<>(new PublicationHistory(warehouse).inForceSince(before()));
        new Published(warehouse)
                .all().stream().filter(now -> !kept.contains(now)).forEach(kept::add);
        return kept;
    }

    private Instant before() {
        return clock.instant().minus(Duration.ofDays(retentionDays));
    }

    private ExpiredRuns expired(TableSpec table, List<Publication> kept) {
        return table.partitions().contains(RunColumns.RUN_ID)
                ? ExpiredRuns.of(warehouse, table, runs(table, kept), before())
                : ExpiredRuns.none(warehouse, table);
    }

    /** Tables that are looked after, as far as they are there. */
    private Stream<TableSpec> tables() {
        return Stream.concat(Stage.runTables().stream(), Stream.of(Published.WIDE, RunAuditTable.SPEC))
                .filter(warehouse::has);
    }

    private Upkeep.Compaction compacted(Upkeep upkeep, TableSpec table) {
        if (!table.partitions().contains(RunColumns.RUN_ID)) {
            return upkeep.compact(table, Optional.empty());
        }
        // what is superseded is about to go
        Set<String> inForce = runs(table, new Published(warehouse).all());
        return inForce.isEmpty()
                ? new Upkeep.Compaction(0, 0)
                : upkeep.compact(
                        table,
                        Optional.of(inForce.stream()
                                .collect(Collectors.joining("', '", RunColumns.RUN_ID.name() + " IN ('", "')"))));
    }

    private static Set<String> runs(TableSpec table, Collection<Publication> publications) {
        return publications.stream()
                .flatMap(publication -> publication.slices(table.name()).stream())
                .map(TableEvidence::runId)
                .collect(Collectors.toSet());
    }

    /** Throws when customers of a publication lie in an older version of their table, which would be given up. */
    private void requireInPlace() {
        new Published(warehouse).brokenOff().ifPresent(broken -> {
            throw new Failure(
                    ErrorCode.MAINTAIN_BROKEN_OFF,
                    "Cannot maintain " + warehouse.root() + ": a publication for " + broken.asOf()
                            + " was broken off, and customer_segment holds another run than the manifest",
                    "Run the as-of date again, or roll it back to run " + broken.runId());
        });
    }
}
