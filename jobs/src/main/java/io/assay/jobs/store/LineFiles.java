package io.assay.jobs.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Serializable;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Writes lines to named text files in a folder, in tasks. A file appears under its name when it is whole, and a task
 * that runs again writes the same file again.
 *
 * @param names name of each file, by number
 * @param header what each file begins with, its line end included
 * @param end what stands behind each line
 */
public record LineFiles(String folder, List<String> names, String header, String end, SerializableConfiguration hadoop)
        implements Serializable {

    public LineFiles {
        names = List.copyOf(names);
    }

    /** Writes the rows (file number, line); those of one file stand together in one partition, in their order. */
    public void write(Dataset<Row> numberedLines) {
        ForeachPartitionFunction<Row> write = this::writePartition;
        numberedLines.foreachPartition(write);
    }

    private void writePartition(Iterator<Row> rows) throws IOException {
        if (!rows.hasNext()) {
            return;
        }
        try (FileSystem system = FileSystem.newInstance(new Path(folder).toUri(), hadoop.value())) {
            system.setWriteChecksum(false);
            Row row = rows.next();
            while (row != null) {
                row = writeFile(system, row, rows);
            }
        }
    }

    /** Writes the file that starts with the row, and returns the first row of the next file. */
    private Row writeFile(FileSystem system, Row first, Iterator<Row> rows) throws IOException {
        int number = first.getInt(0);
        Path whole = new Path(folder, names.get(number));
        Path partial = new Path(
                folder, "_" + names.get(number) + "." + TaskContext.get().taskAttemptId());
        Row next = null;
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(system.create(partial, true), StandardCharsets.UTF_8))) {
            out.append(header).append(first.getString(1)).append(end);
            while (next == null && rows.hasNext()) {
                Row row = rows.next();
                if (row.getInt(0) == number) {
                    out.append(row.getString(1)).append(end);
                } else {
                    next = row;
                }
            }
        }
        system.delete(whole, false);
        if (!system.rename(partial, whole)) {
            throw new IOException("Cannot rename " + partial + " to " + whole);
        }
        return next;
    }
}
