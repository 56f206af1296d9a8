package io.assay.table;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * One table, declared once.
 *
 * @param name folder below the warehouse, snake_case
 * @param meaning what one row is
 * @param key columns that identify a row
 * @param partitions columns that Delta partitions by; a write replaces whole partitions
 * @param columns all columns, in order
 */
public record TableSpec(
        String name, String meaning, List<ColumnSpec> key, List<ColumnSpec> partitions, List<ColumnSpec> columns) {

    public TableSpec {
        key = List.copyOf(key);
        partitions = List.copyOf(partitions);
        columns = List.copyOf(columns);
        Map<String, ColumnSpec> byName = new LinkedHashMap<>();
        for (ColumnSpec column : columns) {
            if (byName.put(column.name(), column) != null) {
                throw new IllegalArgumentException(
                        "Cannot declare table " + name + ": column " + column.name() + " occurs twice");
            }
        }
        for (ColumnSpec column :
                Stream.concat(key.stream(), partitions.stream()).toList()) {
            if (!byName.containsKey(column.name())) {
                throw new IllegalArgumentException(
                        "Cannot declare table " + name + ": key or partition " + column.name() + " is no column of it");
            }
        }
    }

    /** Rows on the way to a table, which are not stored: nothing identifies one, nothing is partitioned. */
    static TableSpec ofStep(String name, String meaning, List<ColumnSpec> columns) {
        return new TableSpec(name, meaning, List.of(), List.of(), columns);
    }

    /** The schema with comments, in column order. */
    public StructType schema() {
        return new StructType(columns.stream().map(ColumnSpec::field).toArray(StructField[]::new));
    }

    /** The place of a column in a row of this table, from 0; a column is known by its name. */
    public int place(ColumnSpec column) {
        for (int place = 0; place < columns.size(); place++) {
            if (columns.get(place).name().equals(column.name())) {
                return place;
            }
        }
        throw new IllegalArgumentException("Cannot find column " + column.name() + " in table " + name + ", which has "
                + columns.stream().map(ColumnSpec::name).toList());
    }

    /** An empty row of this table, to be filled by column. */
    public RowValues values() {
        return new RowValues(this);
    }

    /** The same table with the columns that storage holds of it. */
    public TableSpec stored(StructType schema) {
        return new TableSpec(
                name,
                meaning,
                key,
                partitions,
                Arrays.stream(schema.fields()).map(ColumnSpec::stored).toList());
    }

    /** The same table with more columns at the end. */
    public TableSpec plus(List<ColumnSpec> more) {
        return new TableSpec(
                name,
                meaning,
                key,
                partitions,
                Stream.concat(columns.stream(), more.stream()).toList());
    }

    /** Selects, orders and types the columns of this table; a missing column is an error of the caller. */
    public Dataset<Row> conform(Dataset<Row> rows) {
        List<String> present = Arrays.asList(rows.columns());
        List<String> missing = columns.stream()
                .map(ColumnSpec::name)
                .filter(column -> !present.contains(column))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "Cannot form table " + name + ": columns " + missing + " are missing from " + present);
        }
        return rows.select(columns.stream().map(c -> c.from(c.col())).toArray(Column[]::new));
    }
}
