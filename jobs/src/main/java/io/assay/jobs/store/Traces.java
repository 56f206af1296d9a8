package io.assay.jobs.store;

import static org.apache.spark.sql.functions.col;

import io.assay.table.RunColumns;
import io.assay.table.TableSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.jdk.javaapi.CollectionConverters;

/** Finds and deletes the data files that name a customer: those of published runs, of replaced ones, and of none. */
public record Traces(Warehouse warehouse, String customer) {
    private static final String FILE = "_metadata.file_name";

    /**
     * A file that names the customer, or cannot be read and so may do.
     *
     * @param rows rows that name the customer
     * @param partition value of the partition that the file belongs to in the newest version of its table; empty when that
     *     version does not hold the file
     */
    public record Trace(PersonalTable personal, Path file, long bytes, long rows, Optional<String> partition) {
        /** The table that the file belongs to. */
        public String table() {
            return personal.table().name();
        }
    }

    /** All files that name the customer now. */
    public List<Trace> find() {
        return PersonalTable.ALL.stream()
                .filter(personal -> warehouse.has(personal.table()))
                .flatMap(personal -> find(personal).stream())
                .toList();
    }

    private List<Trace> find(PersonalTable personal) {
        TableSpec table = personal.table();
        Map<String, String> live = new HashMap<>();
        String partition = table.partitions().get(0).name();
        for (AddFile file : warehouse.files(table)) {
            live.put(
                    file.toPath().getName(),
                    CollectionConverters.asJava(file.partitionValues()).get(partition));
        }
        StoredFiles stored = StoredFiles.of(warehouse, table);
        Map<String, FileStatus> whole = new HashMap<>();
        List<Trace> traces = new ArrayList<>();
        for (FileStatus file : stored.list()) {
            if (live.containsKey(file.getPath().getName()) || stored.isWhole(file)) {
                whole.put(file.getPath().getName(), file);
            } else {
                traces.add(new Trace(personal, file.getPath(), file.getLen(), 0, Optional.empty()));
            }
        }
        rowsByFile(personal, whole)
                .forEach((name, rows) -> traces.add(new Trace(
                        personal,
                        whole.get(name).getPath(),
                        whole.get(name).getLen(),
                        rows,
                        Optional.ofNullable(live.get(name)))));
        return traces;
    }

    private Map<String, Long> rowsByFile(PersonalTable personal, Map<String, FileStatus> files) {
        if (files.isEmpty()) {
            return Map.of();
        }
        List<String> paths =
                files.values().stream().map(file -> file.getPath().toString()).toList();
        return warehouse
                .ofFiles(personal.table(), paths, warehouse.spark())
                .filter(personal.naming(customer))
                .groupBy(col(FILE))
                .count()
                .collectAsList()
                .stream()
                .collect(Collectors.toMap((Row row) -> row.getString(0), row -> row.getLong(1)));
    }

    /**
     * Deletes every file that names the customer and that no publication stands on, with the rest of the run that left it.
     *
     * @param kept by table the runs, or slices of runs, that some publication stands on
     * @return what was deleted
     */
    public List<Trace> erase(Map<String, Set<String>> kept, Instant now) {
        List<Trace> found = find();
        Map<PersonalTable, Set<String>> superseded = new HashMap<>();
        for (Trace trace : found) {
            if (trace.personal().table().partitions().contains(RunColumns.RUN_ID)) {
                trace.partition()
                        .filter(run ->
                                !kept.getOrDefault(trace.table(), Set.of()).contains(run))
                        .ifPresent(run -> superseded
                                .computeIfAbsent(trace.personal(), unused -> new HashSet<>())
                                .add(run));
            }
        }
        superseded.forEach((personal, runs) ->
                ExpiredRuns.named(warehouse, personal.table(), runs).remove(now));
        Set<String> live = found.stream()
                .map(Trace::personal)
                .distinct()
                .flatMap(personal -> warehouse.files(personal.table()).stream())
                .map(file -> file.toPath().getName())
                .collect(Collectors.toSet());
        List<Trace> deleted = found.stream()
                .filter(trace -> !live.contains(trace.file().getName()))
                .toList();
        deleted.forEach(
                trace -> StoredFiles.of(warehouse, trace.personal().table()).delete(trace.file()));
        return deleted;
    }
}
