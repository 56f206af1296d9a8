package io.assay.jobs.store;

import io.assay.jobs.failure.Failure;
import io.assay.table.RunColumns;
import io.assay.table.TableSpec;
import io.delta.exceptions.DeltaConcurrentModificationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Rows of a table that runs left and nothing stands on any more: those of superseded runs, and of tries that were broken off.
 *
 * @param snapshot the version of the table that they were found in
 * @param files data files that hold them and nothing else
 */
public record ExpiredRuns(Warehouse warehouse, TableSpec table, Snapshot snapshot, List<AddFile> files) {

    public ExpiredRuns {
        files = List.copyOf(files);
    }

    /** All that some runs left in a table that is partitioned by run. */
    static ExpiredRuns named(Warehouse warehouse, TableSpec table, Set<String> runs) {
        Snapshot snapshot = warehouse.log(table).update(false, Option.empty(), Option.empty());
        List<AddFile> files = warehouse.files(table, snapshot).stream()
                .filter(file -> Partitions.of(RunColumns.RUN_ID, runs).hold(file))
                .toList();
        return new ExpiredRuns(warehouse, table, snapshot, files);
    }

    /**
     * What can go from a table that is partitioned by run.
     *
     * @param kept runs, or slices of runs, that some publication stands on
     * @param before nothing that was written at this time or later goes: a run may be about to publish it
     */
    public static ExpiredRuns of(Warehouse warehouse, TableSpec table, Set<String> kept, Instant before) {
        Snapshot snapshot = warehouse.log(table).update(false, Option.empty(), Option.empty());
        Map<String, List<AddFile>> byRun = warehouse.files(table, snapshot).stream()
                .collect(Collectors.groupingBy(file ->
                        CollectionConverters.asJava(file.partitionValues()).get(RunColumns.RUN_ID.name())));
        byRun.keySet().removeAll(kept);
        List<AddFile> files = byRun.values().stream()
                .filter(ofRun -> ofRun.stream().allMatch(file -> file.modificationTime() < before.toEpochMilli()))
                .flatMap(List::stream)
                .toList();
        return new ExpiredRuns(warehouse, table, snapshot, files);
    }

    /** Nothing of a table that has no runs of its own. */
    public static ExpiredRuns none(Warehouse warehouse, TableSpec table) {
        return new ExpiredRuns(
                warehouse, table, warehouse.log(table).update(false, Option.empty(), Option.empty()), List.of());
    }

    /** How much that is. */
    public Bulk bulk() {
        long rows = files.stream()
                .mapToLong(file -> file.numLogicalRecords().getOrElse(() -> 0L))
                .sum();
        return new Bulk(
                rows, files.size(), files.stream().mapToLong(AddFile::size).sum());
    }

    /**
     * Takes the files out of the table, in one commit; storage keeps them until they are deleted for good. The commit is of
     * these files, so that rows which a run has written meanwhile stay.
     *
     * @throws Failure when a run replaced some of them meanwhile (exit 6)
     */
    public void remove(Instant now) {
        if (files.isEmpty()) {
            return;
        }
        List<Action> removed = new ArrayList<>();
        files.forEach(file -> removed.add(file.removeWithTimestamp(now.toEpochMilli(), true)));
        OptimisticTransaction transaction =
                warehouse.log(table).startTransaction(Option.empty(), Option.apply(snapshot));
        try {
            long version = transaction.commit(ScalaSeq.of(removed), DeltaOperations.ManualUpdate$.MODULE$);
            warehouse.wrote(table, Commit.withoutRows(version));
        } catch (DeltaConcurrentModificationException overtaken) {
            throw Warehouse.overtaken(table, overtaken);
        }
    }
}
