package io.assay.integrity;

import static io.assay.table.FingerprintSteps.ROWS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.assay.table.ColumnSpec;
import io.assay.table.FingerprintSteps.Hash;
import io.assay.transform.ExactSum;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Number of rows and a hash of their content that no order, partitioning or file layout changes.
 *
 * <p>A 64-bit hash (XXH64) of each row's non-null columns, taken by name, and the hash of that hash are each added modulo
 * 2^64: what would leave one sum as it was changes the other. A column that is null everywhere does not change the hash, so a table may gain columns. Values enter by their
 * bits, so no text form of a number matters.
 *
 * @param hash 32 hexadecimal digits
 * @see <a href="https://xxhash.com/">Collet, xxHash</a>
 */
public record Fingerprint(long rows, String hash) {
    /** That of no rows. */
    public static final Fingerprint NOTHING = new Fingerprint(0, "0".repeat(32));

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(Long.SIZE);

    /** The fingerprint of the rows without the named columns, in one pass. */
    public static Fingerprint of(Dataset<Row> rows, Set<String> leftOut) {
        List<Column> measures = measures();
        Row totals = rows.select(hashes(rows.schema(), leftOut).toArray(Column[]::new))
                .agg(measures.get(0), measures.subList(1, measures.size()).toArray(Column[]::new))
                .first();
        return ofMeasured(measured(totals));
    }

    /** The fingerprints of the rows by the values of a column, in one pass; the column enters them. */
    public static Map<String, Fingerprint> by(ColumnSpec column, Dataset<Row> rows) {
        List<Column> measures = measures();
        List<Column> hashed = new ArrayList<>(List.of(column.col()));
        hashed.addAll(hashes(rows.schema(), Set.of()));
        return rows
                .select(hashed.toArray(Column[]::new))
                .groupBy(column.col())
                .agg(measures.get(0), measures.subList(1, measures.size()).toArray(Column[]::new))
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(
                        group -> column.in(group, String.class), group -> ofMeasured(measured(group))));
    }

    private static Map<String, Object> measured(Row totals) {
        Map<String, Object> measured = new HashMap<>();
        for (String name : totals.schema().fieldNames()) {
            measured.put(name, totals.getAs(name));
        }
        return measured;
    }

    /** The two hashes of a row without the named columns; {@link #measures} adds them up. */
    public static List<Column> hashes(StructType schema, Set<String> leftOut) {
        List<Column> cells = Arrays.stream(schema.fields())
                .filter(field -> !leftOut.contains(field.name()))
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .flatMap(Fingerprint::cells)
                .toList();
        Column row = xxhash64(cells.toArray(Column[]::new));
        return List.of(Hash.FIRST.ofRow().from(row), Hash.SECOND.ofRow().from(xxhash64(row)));
    }

    /** The aggregates of {@link #hashes} that {@link #ofMeasured} reads, to be observed while rows pass by. */
    public static List<Column> measures() {
        List<Column> measures = new ArrayList<>(List.of(ROWS.from(count(lit(1)))));
        measures.addAll(sum(Hash.FIRST).of(Hash.FIRST.ofRow().col()));
        measures.addAll(sum(Hash.SECOND).of(Hash.SECOND.ofRow().col()));
        return measures;
    }

    /** The fingerprint from observed measures. */
    public static Fingerprint ofMeasured(Map<String, Object> measured) {
        return new Fingerprint(
                (Long) measured.get(ROWS.name()), word(measured, Hash.FIRST) + word(measured, Hash.SECOND));
    }

    /** The name stands before the value, so that a value cannot pass from one column to its neighbour unseen. */
    private static Stream<Column> cells(StructField field) {
        Column value = col("`" + field.name() + "`");
        boolean isDouble = field.dataType().equals(DataTypes.DoubleType);
        // the planner makes one number of the name; adding zero turns -0.0 into 0.0, which is the same number
        Column name = xxhash64(lit(field.name()));
        return Stream.of(when(value.isNotNull(), name), isDouble ? value.plus(lit(0.0)) : value);
    }

    private static ExactSum sum(Hash which) {
        return new ExactSum(part -> which.part(part).name());
    }

    private static String word(Map<String, Object> measured, Hash which) {
        BigInteger total = sum(which).total(part -> (Long) measured.get(part));
        return String.format(Locale.ROOT, "%016x", total.mod(MODULUS));
    }
}
