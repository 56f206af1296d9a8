package io.assay.jobs.source;

import io.assay.ingest.ColumnLookup;
import io.assay.ingest.ColumnMapping;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads the pinned text files of one source, after it has looked at the columns of each. */
record TextReader(SparkSession spark, TextSource source, List<InputPin> pins, FileCodes codes) {
    private static final int FILES_ON_DRIVER = 16;
    private static final long BYTES_A_TASK = 128L << 20;
    private static final int TASKS_A_CORE = 3;

    TextReader {
        pins = List.copyOf(pins);
    }

    SourceRows rows(ColumnMapping mapping) {
        Map<InputPin, List<String>> columns = columns();
        List<String> all = spellings(columns.values());
        List<String> wanted = mapping.used(all);
        if (columns.isEmpty()) {
            return new SourceRows(spark.createDataFrame(List.of(), RecordShape.text(wanted.size())), wanted, List.of());
        }
        Contract.requireColumns(
                mapping, all, pins.size() == 1 ? "file " + pins.get(0).name() : "any of " + pins.size() + " files");
        if (source.kind() == TextSource.Kind.CSV) {
            columns.forEach((pin, present) -> requireEach(pin, present, wanted));
        }
        return new SourceRows(read(wanted), wanted, warnings(columns, all));
    }

    /** Columns of each file that has any. */
    private Map<InputPin, List<String>> columns() {
        List<InputPin> filled = pins.stream().filter(pin -> pin.bytes() > 0).toList();
        List<List<String>> found = filled.size() <= FILES_ON_DRIVER
                ? filled.stream().map(source::columns).toList()
                : columnsInTasks(filled);
        Map<InputPin, List<String>> columns = new LinkedHashMap<>();
        for (int i = 0; i < filled.size(); i++) {
            if (!found.get(i).isEmpty()) {
                columns.put(filled.get(i), found.get(i));
            }
        }
        return columns;
    }

    /** Each column once, as the first file spells it; names that differ in letter case within one file are apart. */
    private static List<String> spellings(Collection<List<String>> headers) {
        Set<String> apart = new HashSet<>();
        for (List<String> header : headers) {
            Set<String> folded = new HashSet<>();
            new LinkedHashSet<>(header)
                    .stream()
                            .map(ColumnLookup::folded)
                            .filter(name -> !folded.add(name))
                            .forEach(apart::add);
        }
        Map<String, String> spellings = new LinkedHashMap<>();
        headers.forEach(header -> header.forEach(name -> spellings.putIfAbsent(
                apart.contains(ColumnLookup.folded(name)) ? name : ColumnLookup.folded(name), name)));
        return List.copyOf(new LinkedHashSet<>(spellings.values()));
    }

    private List<List<String>> columnsInTasks(List<InputPin> filled) {
        TextSource reader = source;
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        return context.parallelize(filled, Math.min(filled.size(), context.defaultParallelism() * TASKS_A_CORE))
                .map(reader::columns)
                .collect();
    }

    private static void requireEach(InputPin pin, List<String> present, List<String> wanted) {
        Set<String> seen = new HashSet<>();
        ColumnLookup found = ColumnLookup.of(present);
        for (String column : present) {
            if (!seen.add(column) && wanted.contains(column)) {
                throw new Failure(
                        ErrorCode.INPUT_AMBIGUOUS_COLUMN,
                        "File " + pin.name() + " of source " + pin.source() + " names column " + column + " twice",
                        "Rename one of them");
            }
        }
        for (String column : wanted) {
            if (found.find(column).isEmpty()) {
                throw Contract.missing(column, "file " + pin.name() + " of source " + pin.source(), present);
            }
        }
    }

    private List<String> warnings(Map<InputPin, List<String>> columns, Collection<String> all) {
        if (source.kind() != TextSource.Kind.CSV || columns.size() == 1) {
            return List.of();
        }
        Map<InputPin, ColumnLookup> files = new LinkedHashMap<>();
        columns.forEach((pin, present) -> files.put(pin, ColumnLookup.of(present)));
        List<String> warnings = new ArrayList<>();
        for (String column : all) {
            List<InputPin> with = files.keySet().stream()
                    .filter(file -> files.get(file).find(column).isPresent())
                    .toList();
            if (with.size() < files.size()) {
                warnings.add("Source " + source.name() + ": column " + column + " is in " + with.size() + " of "
                        + files.size() + " files, first in " + with.get(0).name());
            }
        }
        return warnings;
    }

    private Dataset<Row> read(List<String> wanted) {
        TextSource reader = source;
        FileCodes ofFiles = codes;
        ArrayList<String> columns = new ArrayList<>(wanted);
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<ArrayList<InputPin>> tasks = tasks(context.defaultParallelism() * TASKS_A_CORE);
        return spark.createDataFrame(
                context.parallelize(tasks, tasks.size()).flatMap(files -> files.stream()
                        .map(file -> reader.rows(file, ofFiles.code(file), columns))
                        .collect(Collectors.collectingAndThen(Collectors.toList(), TextReader::chained))),
                RecordShape.text(columns.size()));
    }

    private static Iterator<Row> chained(List<Iterator<Row>> parts) {
        Iterator<Iterator<Row>> left = parts.iterator();
        return new Iterator<>() {
            private Iterator<Row> part = List.<Row>of().iterator();

            @Override
            public boolean hasNext() {
                while (!part.hasNext() && left.hasNext()) {
                    part = left.next();
                }
                return part.hasNext();
            }

            @Override
            public Row next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("Cannot read beyond the last file of a task");
                }
                return part.next();
            }
        };
    }

    /** Files dealt out to tasks, largest first, each to the task with the fewest bytes so far. */
    private List<ArrayList<InputPin>> tasks(int wantedTasks) {
        List<InputPin> filled = pins.stream()
                .filter(pin -> pin.bytes() > 0)
                .sorted(Comparator.comparingLong(InputPin::bytes).reversed().thenComparing(InputPin::name))
                .toList();
        long bytes = filled.stream().mapToLong(InputPin::bytes).sum();
        int count = (int) Math.min(filled.size(), Math.max(wantedTasks, bytes / BYTES_A_TASK + 1));
        List<ArrayList<InputPin>> tasks = new ArrayList<>();
        long[] load = new long[count];
        for (int i = 0; i < count; i++) {
            tasks.add(new ArrayList<>());
        }
        for (InputPin pin : filled) {
            int lightest = 0;
            for (int i = 1; i < count; i++) {
                lightest = load[i] < load[lightest] ? i : lightest;
            }
            tasks.get(lightest).add(pin);
            load[lightest] += pin.bytes();
        }
        return tasks;
    }
}
