package io.assay.jobs.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.assay.ingest.ColumnMapping;
import io.assay.ingest.MappedSource;
import io.assay.table.CandidateTable;
import io.assay.table.TransactionTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Gives rows of a typed table the shape of {@link RecordShape}: the raw row is the JSON text of all columns, sorted by
 * name; the digest is two 64-bit hashes (XXH64, with two seeds) of its columns.
 *
 * @param file what the rows say they come from
 * @param place number of the row in its file, or null
 */
record TypedReader(Dataset<Row> table, Column file, Column place) {
    /** Everything in UTC and to the microsecond, so that the text does not depend on the session. */
    private static final Map<String, String> JSON_OPTIONS = Map.of(
            "timeZone", "UTC",
            "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX",
            "timestampNTZFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

    private static final Set<DataType> PLAIN = Set.of(
            DataTypes.BooleanType,
            DataTypes.BinaryType,
            DataTypes.StringType,
            DataTypes.DateType,
            DataTypes.TimestampType,
            DataTypes.TimestampNTZType);

    SourceRows rows(ColumnMapping mapping, String where) {
        Map<String, Column> present = new LinkedHashMap<>();
        addColumns(table.schema(), "", "", present);
        Contract.requireColumns(mapping, present.keySet(), where);
        List<String> used = mapping.used(present.keySet());
        List<Column> columns = new ArrayList<>(record(mapping.source()));
        for (int i = 0; i < used.size(); i++) {
            columns.add(present.get(used.get(i)).as(MappedSource.column(i)));
        }
        return new SourceRows(table.select(columns.toArray(Column[]::new)), used, List.of());
    }

    /** The digest's halves over the whole table, as the pin of a database needs them. */
    List<Column> digest() {
        return List.of(hash(0), hash(1));
    }

    /** A hash of names and values; an absent value adds nothing, so that a new column leaves old rows as they were. */
    private Column hash(int half) {
        List<Column> parts = new ArrayList<>(List.of(lit(half)));
        StructType schema = table.schema();
        for (String name : sortedNames()) {
            Column value = col(quoted(name));
            parts.add(when(value.isNotNull(), lit(name)));
            parts.add(isPlain(schema.apply(name).dataType()) ? value : to_json(struct(value), JSON_OPTIONS));
        }
        return xxhash64(parts.toArray(Column[]::new));
    }

    /** Whether a hash of the value tells all values apart; that of a nested one passes over absent parts. */
    private static boolean isPlain(DataType type) {
        return type instanceof NumericType || PLAIN.contains(type);
    }

    private List<Column> record(String source) {
        List<Column> digest = digest();
        return List.of(
                TransactionTable.SOURCE.from(lit(source)),
                TransactionTable.SOURCE_FILE.from(file),
                TransactionTable.SOURCE_ROW.from(place),
                CandidateTable.RAW_ROW.from(json()),
                CandidateTable.RECORD_PROBLEM.none(),
                CandidateTable.DIGEST_HIGH.from(digest.get(0)),
                CandidateTable.DIGEST_LOW.from(digest.get(1)));
    }

    private Column json() {
        return to_json(
                struct(sortedNames().stream().map(name -> col(quoted(name))).toArray(Column[]::new)), JSON_OPTIONS);
    }

    private List<String> sortedNames() {
        return Arrays.stream(table.columns()).sorted().toList();
    }

    private static void addColumns(StructType type, String names, String path, Map<String, Column> present) {
        for (StructField field : type.fields()) {
            String name = names + field.name();
            String reference = path + quoted(field.name());
            if (field.dataType() instanceof StructType nested) {
                addColumns(nested, name + ".", reference + ".", present);
            } else {
                present.put(name, col(reference));
            }
        }
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
