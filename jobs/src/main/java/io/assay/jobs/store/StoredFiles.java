package io.assay.jobs.store;

import io.assay.table.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Data files that storage holds of a table, whether or not some version names them. */
record StoredFiles(FileSystem storage, Path folder) {
    private static final byte[] LAST_BYTES = "PAR1".getBytes(StandardCharsets.US_ASCII);

    static StoredFiles of(Warehouse warehouse, TableSpec table) {
        Path folder = new Path(warehouse.path(table));
        try {
            return new StoredFiles(
                    folder.getFileSystem(warehouse.spark().sparkContext().hadoopConfiguration()), folder);
        } catch (IOException unreachable) {
            throw new UncheckedIOException("Cannot reach " + folder, unreachable);
        }
    }

    List<FileStatus> list() {
        List<FileStatus> files = new ArrayList<>();
        try {
            RemoteIterator<LocatedFileStatus> found = storage.listFiles(folder, true);
            while (found.hasNext()) {
                LocatedFileStatus file = found.next();
                if (file.getPath().getName().endsWith(".parquet")
                        && !file.getPath().toString().contains("/_delta_log/")) {
                    files.add(file);
                }
            }
        } catch (IOException unreachable) {
            throw new UncheckedIOException("Cannot list the files of " + folder, unreachable);
        }
        return files;
    }

    /** Whether a file was written to its end. */
    boolean isWhole(FileStatus file) {
        if (file.getLen() < 2L * LAST_BYTES.length) {
            return false;
        }
        byte[] end = new byte[LAST_BYTES.length];
        try (FSDataInputStream bytes = storage.open(file.getPath())) {
            bytes.readFully(file.getLen() - end.length, end);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + file.getPath(), unreadable);
        }
        return Arrays.equals(end, LAST_BYTES);
    }

    void delete(Path file) {
        try {
            storage.delete(file, false);
        } catch (IOException undeletable) {
            throw new UncheckedIOException("Cannot delete " + file, undeletable);
        }
    }
}
