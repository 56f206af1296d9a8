package io.assay.transform;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.columnar.CachedBatch;
import org.apache.spark.unsafe.Platform;

/** Some kept rows: the bytes of one behind those of the other, before each the number of its bytes. */
final class RowBatch implements CachedBatch, Serializable {
    private static final long serialVersionUID = 1L;
    /** Few objects for the memory to know, and none so large that it needs a place of its own. */
    private static final int CAPACITY = 1 << 18;
    /** Rows begin at multiples of eight bytes, as their fields do. */
    private static final int LENGTH = Long.BYTES;

    private static final int SPARE = 8;

    private byte[] bytes = new byte[CAPACITY];
    private int used;
    private int rows;
    private int largest;

    /** Whether another row like those before finds room. */
    boolean hasRoom() {
        return used + largest <= bytes.length;
    }

    /** Adds a copy of the row; one that is larger than the room makes room. */
    void add(UnsafeRow row) {
        int size = LENGTH + row.getSizeInBytes();
        if (used + size > bytes.length) {
            bytes = Arrays.copyOf(bytes, used + size);
        }
        long place = Platform.BYTE_ARRAY_OFFSET + (long) used;
        Platform.putLong(bytes, place, row.getSizeInBytes());
        row.writeToMemory(bytes, place + LENGTH);
        used += size;
        largest = Math.max(largest, size);
        rows++;
    }

    /** Gives back room that no row came for. */
    void finish() {
        if (bytes.length - used > bytes.length / SPARE) {
            bytes = Arrays.copyOf(bytes, used);
        }
    }

    /**
     * Lets a row stand for the bytes of the row at a place.
     *
     * @param place 0, or what this returned for the row before
     * @return place of the next row; there is none at {@link #sizeInBytes}
     */
    int read(int place, UnsafeRow row) {
        int size = (int) Platform.getLong(bytes, Platform.BYTE_ARRAY_OFFSET + (long) place);
        row.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET + (long) place + LENGTH, size);
        return place + LENGTH + size;
    }

    @Override
    public int numRows() {
        return rows;
    }

    @Override
    public long sizeInBytes() {
        return used;
    }
}
