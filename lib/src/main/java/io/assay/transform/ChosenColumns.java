package io.assay.transform;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.bitset.BitSetMethods;

/**
 * Some columns of rows, byte for byte as Spark's projection makes them, but without an object for each value: a row is a bit for
 * each null, a word for each column, and behind them, in whole words, what is larger than a word.
 */
final class ChosenColumns {
    private static final int OFFSET_BITS = 32;
    /** Where Spark keeps a decimal that is larger than a word, null too. */
    private static final int DECIMAL_BYTES = 16;

    private final int[] places;
    private final boolean[] liesBehind;
    private final int[] leastBehind;
    private final int decimals;
    private final int nulls;
    private final int words;
    private final UnsafeRow chosen;
    private byte[] bytes;
    private int used;

    /**
     * Columns in the order that they are to have.
     *
     * @param places of the columns in the rows, from 0
     * @param types of the columns
     */
    ChosenColumns(int[] places, DataType[] types) {
        this.places = places.clone();
        this.liesBehind = new boolean[places.length];
        this.leastBehind = new int[places.length];
        int decimals = 0;
        for (int column = 0; column < places.length; column++) {
            liesBehind[column] = !UnsafeRow.isFixedLength(types[column]);
            leastBehind[column] = liesBehind[column] && types[column] instanceof DecimalType ? DECIMAL_BYTES : 0;
            decimals += leastBehind[column];
        }
        this.decimals = decimals;
        this.nulls = UnsafeRow.calculateBitSetWidthInBytes(places.length);
        this.words = nulls + places.length * Long.BYTES;
        this.chosen = new UnsafeRow(places.length);
        this.bytes = new byte[words];
    }

    /** The columns of a row; always the same object, which stands for one row after the other. */
    UnsafeRow of(UnsafeRow row) {
        int most = words + decimals + row.getSizeInBytes();
        if (bytes.length < most) {
            bytes = new byte[most];
        }
        Arrays.fill(bytes, 0, nulls, (byte) 0);
        used = words;
        for (int column = 0; column < places.length; column++) {
            put(Platform.BYTE_ARRAY_OFFSET + nulls + (long) column * Long.BYTES, word(row, column));
        }
        chosen.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET, used);
        return chosen;
    }

    private long word(UnsafeRow row, int column) {
        boolean isNull = row.isNullAt(places[column]);
        if (isNull) {
            BitSetMethods.set(bytes, Platform.BYTE_ARRAY_OFFSET, column);
        }
        long word = isNull ? 0 : row.getLong(places[column]);
        if (!liesBehind[column] || (isNull && leastBehind[column] == 0)) {
            return word;
        }
        long begin = used;
        int size = (int) word;
        copy(row, word >>> OFFSET_BITS, size);
        while (used < begin + leastBehind[column]) {
            put(Platform.BYTE_ARRAY_OFFSET + (long) used, 0);
            used += Long.BYTES;
        }
        return (begin << OFFSET_BITS) | size;
    }

    /** Copies what lies behind a row's words, with the zeros up to the next word. */
    private void copy(UnsafeRow row, long from, int size) {
        Object source = row.getBaseObject();
        long begin = row.getBaseOffset() + from;
        // most values are a few words, for which Java's copying takes longer
        for (int copied = 0; copied < size; copied += Long.BYTES) {
            put(Platform.BYTE_ARRAY_OFFSET + (long) used, Platform.getLong(source, begin + copied));
            used += Long.BYTES;
        }
    }

    private void put(long place, long word) {
        Platform.putLong(bytes, place, word);
    }
}
