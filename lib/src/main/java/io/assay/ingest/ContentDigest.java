package io.assay.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * The content of many rows, whatever their order: sums of four 28-bit parts of the rows' digests. The sums are exact up
 * to 2^35 rows.
 */
public final class ContentDigest {
    private static final int PART_BITS = 28;
    private static final long PART_MASK = (1L << PART_BITS) - 1;

    private ContentDigest() {}

    /** The four sums, as aggregates over the digest's halves of each row. */
    public static List<Column> sums(Column high, Column low) {
        return Stream.of(high, low)
                .flatMap(half -> Stream.of(
                        shiftrightunsigned(half, Long.SIZE - PART_BITS),
                        shiftrightunsigned(half, Long.SIZE - 2 * PART_BITS).bitwiseAND(PART_MASK)))
                .map(part -> coalesce(sum(part), lit(0L)))
                .toList();
    }

    /** The stored text of the four sums. */
    public static String text(List<Long> sums) {
        return sums.stream().map(sum -> String.format("%016x", sum)).reduce("", String::concat);
    }
}
