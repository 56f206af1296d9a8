package io.assay.generate;

import static io.assay.table.GeneratedTable.AMOUNT_MINOR;
import static io.assay.table.GeneratedTable.KIND;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How many rows of each kind were generated, and their money: what the accounting of a run must come to. */
public record TrueCounts(Map<RowKind, Count> byKind) {

    /**
     * Rows of one kind.
     *
     * @param amountMinor sum of the signed amounts that the lines tell, in cents
     */
    public record Count(long rows, long amountMinor) {}

    public TrueCounts {
        EnumMap<RowKind, Count> all = new EnumMap<>(RowKind.class);
        for (RowKind kind : RowKind.values()) {
            all.put(kind, byKind.getOrDefault(kind, new Count(0, 0)));
        }
        byKind = Collections.unmodifiableMap(all);
    }

    /** Counts generated lines. */
    public static TrueCounts of(Dataset<Row> lines) {
        Map<RowKind, Count> counts = new EnumMap<>(RowKind.class);
        for (Row row : lines.groupBy(KIND.col())
                .agg(count(lit(1)), sum(AMOUNT_MINOR.col()))
                .collectAsList()) {
            counts.put(RowKind.of(row.getString(0)), new Count(row.getLong(1), row.getLong(2)));
        }
        return new TrueCounts(counts);
    }

    /** All rows. */
    public long rows() {
        return byKind.values().stream().mapToLong(Count::rows).sum();
    }

    /** Rows that a clean reader accepts. */
    public long cleanRows() {
        return byKind.get(RowKind.PURCHASE).rows() + byKind.get(RowKind.RETURN).rows();
    }
}
