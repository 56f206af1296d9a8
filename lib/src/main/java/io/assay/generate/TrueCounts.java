package io.assay.generate;

import static io.assay.table.GeneratedTable.AMOUNT_MINOR;
import static io.assay.table.GeneratedTable.KIND;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

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

    /** The aggregates that {@link #ofMeasured} reads, to be observed while generated lines pass by. */
    public static List<Column> measures() {
        return Arrays.stream(RowKind.values())
                .flatMap(kind -> {
                    Column ofKind = KIND.col().equalTo(lit(kind.code()));
                    return Stream.of(
                            count(when(ofKind, 1)).as(rowsOf(kind)),
                            coalesce(sum(when(ofKind, AMOUNT_MINOR.col())), lit(0L))
                                    .as(moneyOf(kind)));
                })
                .toList();
    }

    /** The counts from observed measures. */
    public static TrueCounts ofMeasured(Map<String, Object> measured) {
        Map<RowKind, Count> counts = new EnumMap<>(RowKind.class);
        for (RowKind kind : RowKind.values()) {
            counts.put(kind, new Count((Long) measured.get(rowsOf(kind)), (Long) measured.get(moneyOf(kind))));
        }
        return new TrueCounts(counts);
    }

    private static String rowsOf(RowKind kind) {
        return kind.code() + "_rows";
    }

    private static String moneyOf(RowKind kind) {
        return kind.code() + "_minor";
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
