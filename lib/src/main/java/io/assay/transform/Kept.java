package io.assay.transform;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows that are computed once, at their first use, and kept until closed.
 *
 * @param rows not to be used once closed
 */
public record Kept(Dataset<Row> rows) implements AutoCloseable {

    /** Keeps the rows of a dataset, once they are asked for, in memory as far as they fit. */
    public static Kept of(Dataset<Row> rows) {
        return new Kept(rows.persist(StorageLevel.MEMORY_AND_DISK()));
    }

    /**
     * The same on disk alone: for rows that memory could not hold anyway. A heap that is full of them is searched again and
     * again for something to free.
     */
    public static Kept onDisk(Dataset<Row> rows) {
        return new Kept(rows.persist(StorageLevel.DISK_ONLY()));
    }

    /** Lets go of the rows. */
    @Override
    public void close() {
        rows.unpersist();
    }
}
