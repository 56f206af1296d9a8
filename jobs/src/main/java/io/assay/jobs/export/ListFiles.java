package io.assay.jobs.export;

import static io.assay.table.GeneratedTable.FILE;
import static io.assay.table.GeneratedTable.LINE;
import static io.assay.table.RunColumns.CUSTOMER_ID;

import io.assay.jobs.store.Existing;
import io.assay.jobs.store.LineFiles;
import io.assay.jobs.store.TextFile;
import io.assay.jobs.text.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Files in a folder, customers in the order of their ids, written by tasks.
 *
 * @param path any Hadoop path
 * @param existing what becomes of an earlier list there
 */
public record ListFiles(String path, ListFormat format, Existing existing) implements ListTarget {
    private static final long ROWS_A_FILE = 1_000_000;

    @Override
    public String place() {
        return path;
    }

    @Override
    public void requireFree(SparkSession spark) {
        folder(spark).requireFree(existing);
    }

    @Override
    public Column isGuarded(StructType schema) {
        return new ListLines(format, schema).isGuarded();
    }

    @Override
    public Written write(Dataset<Row> rows, long count, Function<Written, Map<String, Object>> receipt) {
        ListFolder folder = folder(rows.sparkSession());
        try {
            writeBeside(folder.beside(), rows, count);
            // somebody may have taken the place meanwhile
            folder.requireFree(existing);
            return folder.complete(written -> Json.text(receipt.apply(written)));
        } catch (Exception failed) {
            // also the checked exceptions that Spark throws without declaring them
            folder.abandon(failed);
            throw failed;
        }
    }

    private void writeBeside(String folder, Dataset<Row> rows, long count) {
        ListLines lines = new ListLines(format, rows.schema());
        int parts = (int) Math.max(1, (count + ROWS_A_FILE - 1) / ROWS_A_FILE);
        List<String> names = IntStream.rangeClosed(1, parts)
                .mapToObj(part -> String.format(Locale.ROOT, "list-%04d.%s", part, format.ending()))
                .toList();
        Configuration hadoop = hadoop(rows.sparkSession());
        if (count == 0) {
            TextFile.at(folder + "/" + names.get(0), hadoop).replace(lines.header());
            return;
        }
        Dataset<Row> sorted = rows.repartitionByRange(parts, CUSTOMER_ID.col()).sortWithinPartitions(CUSTOMER_ID.col());
        new LineFiles(folder, names, lines.header(), lines.end(), new SerializableConfiguration(hadoop))
                .write(sorted.select(FILE.from(functions.spark_partition_id()), LINE.from(lines.line())));
    }

    private ListFolder folder(SparkSession spark) {
        return ListFolder.at(path, hadoop(spark));
    }

    private static Configuration hadoop(SparkSession spark) {
        return spark.sparkContext().hadoopConfiguration();
    }
}
