package io.assay.jobs.store;

import io.assay.table.ColumnSpec;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.functions;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Some partitions of a table, by the value of one column, or all.
 *
 * @param column name of the column; empty for all partitions
 * @param values its values as the log writes them
 */
record Partitions(Optional<String> column, Set<String> values) {

    Partitions {
        values = Set.copyOf(values);
    }

    static Partitions all() {
        return new Partitions(Optional.empty(), Set.of());
    }

    static Partitions of(ColumnSpec column, Collection<String> values) {
        return new Partitions(Optional.of(column.name()), Set.copyOf(values));
    }

    /** Whether a file belongs to them. */
    boolean hold(FileAction file) {
        return column.map(name ->
                        CollectionConverters.asJava(file.partitionValues()).get(name))
                .map(values::contains)
                .orElse(column.isEmpty());
    }

    /** The same of a file whose partition values are in a column of a query. */
    Column hold(Column partitionValues) {
        return column.map(name -> partitionValues.getItem(name).isin(values.toArray()))
                .orElse(functions.lit(true));
    }

    /** Their rows among those of the table. */
    Dataset<Row> of(Dataset<Row> rows) {
        return column.map(name -> rows.filter(functions.col(name).isin(values.toArray())))
                .orElse(rows);
    }

    /** As a condition of SQL. */
    @Override
    public String toString() {
        return column.map(name -> name + " IN ('" + String.join("', '", values) + "')")
                .orElse("true");
    }
}
