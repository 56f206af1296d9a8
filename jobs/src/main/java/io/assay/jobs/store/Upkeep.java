package io.assay.jobs.store;

import io.assay.jobs.failure.Failure;
import io.assay.table.TableSpec;
import io.delta.exceptions.DeltaConcurrentModificationException;
import io.delta.tables.DeltaOptimizeBuilder;
import io.delta.tables.DeltaTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.actions.AddFile;

/** Keeps the files of tables few and young; what the newest version of a table holds stays the same to the last row. */
public final class Upkeep {
    private static final String DELTA = "spark.databricks.delta.";
    /** Files are small below a quarter of what is wanted: others would be written again for little. */
    private static final int PARTS_OF_WANTED = 4;

    private final Warehouse warehouse;
    private final SparkSession session;
    private final long smallBytes;

    /**
     * Upkeep of a warehouse.
     *
     * @param wantedBytes size of the files that small ones become together
     */
    public Upkeep(Warehouse warehouse, long wantedBytes) {
        this.warehouse = warehouse;
        this.smallBytes = wantedBytes / PARTS_OF_WANTED;
        this.session = warehouse.spark().newSession();
        session.conf().set(DELTA + "optimize.minFileSize", smallBytes);
        session.conf().set(DELTA + "optimize.maxFileSize", wantedBytes);
        // Delta would take the retention of the table in place of the one that is asked for
        session.conf().set(DELTA + "vacuum.retentionWindowIgnore.enabled", "false");
    }

    /**
     * Small files that became fewer.
     *
     * @param before number of files that were read
     * @param after number of files that took their place
     */
    public record Compaction(long before, long after) {
        /** Both together. */
        Compaction plus(Compaction other) {
            return new Compaction(before + other.before, after + other.after);
        }
    }

    /**
     * Puts the small files of each partition together.
     *
     * @param where over partition columns, built from constants of ours; empty means the whole table
     * @throws Failure when a run replaced some of them meanwhile (exit 6)
     */
    public Compaction compact(TableSpec table, Optional<String> where) {
        if (!hasSmallFiles(table)) {
            return new Compaction(0, 0);
        }
        DeltaOptimizeBuilder builder = delta(table).optimize();
        try {
            Row metrics = where.map(builder::where)
                    .orElse(builder)
                    .executeCompaction()
                    .select("metrics.numFilesRemoved", "metrics.numFilesAdded")
                    .first();
            Compaction done = new Compaction(metrics.getLong(0), metrics.getLong(1));
            // Delta commits nothing where there is nothing to put together
            if (metrics.getLong(0) > 0) {
                warehouse.wrote(table, Commit.withoutRows(warehouse.version(table)));
            }
            return done;
        } catch (DeltaConcurrentModificationException overtaken) {
            throw Warehouse.overtaken(table, overtaken);
        }
    }

    private boolean hasSmallFiles(TableSpec table) {
        return warehouse.files(table).stream()
                .filter(file -> file.size() < smallBytes)
                .collect(Collectors.groupingBy(AddFile::partitionValues, Collectors.counting()))
                .values()
                .stream()
                .anyMatch(files -> files > 1);
    }

    /**
     * Deletes files for good that have been out of the table for longer than the retention, by the clock of the machine, and
     * counts them.
     */
    public Bulk delete(TableSpec table, Duration retention) {
        long before = Instant.now().minus(retention).toEpochMilli();
        Set<String> named = warehouse.files(table).stream()
                .map(file -> file.toPath().getName())
                .collect(Collectors.toSet());
        StoredFiles files = StoredFiles.of(warehouse, table);
        List<FileStatus> stored = files.list();
        boolean any = stored.stream()
                .anyMatch(file -> file.getModificationTime() < before
                        && !named.contains(file.getPath().getName()));
        if (!any) {
            return Bulk.NOTHING;
        }
        delta(table).vacuum((double) retention.toHours());
        List<FileStatus> left = files.list();
        return new Bulk(0, stored.size() - left.size(), bytes(stored) - bytes(left));
    }

    private static long bytes(List<FileStatus> files) {
        return files.stream().mapToLong(FileStatus::getLen).sum();
    }

    private DeltaTable delta(TableSpec table) {
        return DeltaTable.forPath(session, warehouse.path(table));
    }
}
