package io.assay.integrity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * Number of rows and a hash of their content that no order, partitioning or file layout changes.
 *
 * <p>Each row becomes a canonical text of its non-null columns, by name; the first 128 bits of the texts' SHA-256 are
 * added modulo 2^128. A column that is null everywhere does not change the hash, so a table may gain columns.
 *
 * @param hash 32 hexadecimal digits
 */
public record Fingerprint(long rows, String hash) {
    private static final int PARTS = 4;
    private static final int HEX_DIGITS_A_PART = 8;
    private static final int BITS_A_PART = 32;
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(PARTS * BITS_A_PART);
    /** Separates columns; a value cannot forge it, because names and lengths stand before values. */
    private static final String SEPARATOR = "\u001f";

    /** The fingerprint of the rows without the named columns, in one pass. */
    public static Fingerprint of(Dataset<Row> rows, Set<String> leftOut) {
        List<Column> texts = Arrays.stream(rows.schema().fields())
                .filter(field -> !leftOut.contains(field.name()))
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .map(Fingerprint::canonical)
                .toList();
        Column digest = sha2(concat_ws(SEPARATOR, texts.toArray(Column[]::new)).cast("binary"), 256);
        List<Column> sums = new ArrayList<>(List.of(count(lit(1))));
        for (int part = 0; part < PARTS; part++) {
            Column hex = col("digest").substr(part * HEX_DIGITS_A_PART + 1, HEX_DIGITS_A_PART);
            sums.add(sum(conv(hex, 16, 10).cast("decimal(20,0)")));
        }
        Row totals = rows.select(digest.as("digest"))
                .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
                .first();
        return new Fingerprint(totals.getLong(0), hex(totals));
    }

    private static String hex(Row totals) {
        BigInteger hash = BigInteger.ZERO;
        for (int part = 0; part < PARTS; part++) {
            BigInteger term = totals.isNullAt(part + 1)
                    ? BigInteger.ZERO
                    : totals.getDecimal(part + 1).toBigInteger();
            hash = hash.shiftLeft(BITS_A_PART).add(term);
        }
        return String.format(Locale.ROOT, "%032x", hash.mod(MODULUS));
    }

    private static Column canonical(StructField field) {
        Column value = col("`" + field.name() + "`");
        Column text = text(value, field.dataType());
        Column length = org.apache.spark.sql.functions.length(text).cast("string");
        return when(value.isNotNull(), concat(lit(field.name()), lit("="), length, lit(":"), text));
    }

    /** Text that is the same on every machine: doubles go in by their bits, instants by their microseconds. */
    private static Column text(Column value, DataType type) {
        if (type.equals(DataTypes.DoubleType)) {
            return xxhash64(value.plus(lit(0.0))).cast("string");
        }
        if (type.equals(DataTypes.TimestampType)) {
            return org.apache.spark.sql.functions.unix_micros(value).cast("string");
        }
        if (type.typeName().equals("array")) {
            return coalesce(org.apache.spark.sql.functions.to_json(value), lit(""));
        }
        return value.cast("string");
    }
}
