package io.assay.jobs.source;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.Type;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Compares the columns of parquet files before they are read together: Spark fills a missing column with nulls without a
 * word, and finds a changed type only while it reads.
 */
record ParquetFooters(List<InputPin> files, List<Map<String, String>> types) {

    /** Reads the footers of all files, in tasks. */
    static ParquetFooters of(SparkSession spark, List<InputPin> pins) {
        SerializableConfiguration hadoop =
                new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<InputPin> files = new ArrayList<>(pins);
        List<Map<String, String>> types = context.parallelize(
                        files, Math.min(files.size(), context.defaultParallelism() * 3))
                .map(pin -> types(pin, hadoop))
                .collect();
        return new ParquetFooters(files, types);
    }

    /** Requires that a column has one type in all files that have it. */
    ParquetFooters requireOneType() {
        Map<String, String> seen = new HashMap<>();
        Map<String, InputPin> seenIn = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            InputPin file = files.get(i);
            types.get(i).forEach((column, type) -> {
                String before = seen.putIfAbsent(column, type);
                if (before == null) {
                    seenIn.put(column, file);
                } else if (!before.equals(type)) {
                    throw new Failure(
                            ErrorCode.INPUT_CHANGED_TYPE,
                            "Column " + column + " is " + type + " in " + where(file) + " and " + before + " in file "
                                    + seenIn.get(column).name(),
                            "Read the files as two sources, or write them again with one type");
                }
            });
        }
        return this;
    }

    /** Requires that all files have each of the top-level columns. */
    void requireEach(Collection<String> columns) {
        for (int i = 0; i < files.size(); i++) {
            for (String column : columns) {
                if (!types.get(i).containsKey(column)) {
                    throw Contract.missing(
                            column, where(files.get(i)), types.get(i).keySet());
                }
            }
        }
    }

    private static String where(InputPin file) {
        return "file " + file.name() + " of source " + file.source();
    }

    private static Map<String, String> types(InputPin pin, SerializableConfiguration hadoop) {
        Map<String, String> types = new HashMap<>();
        try (ParquetFileReader reader =
                ParquetFileReader.open(HadoopInputFile.fromPath(new Path(pin.location()), hadoop.value()))) {
            for (Type type : reader.getFileMetaData().getSchema().getFields()) {
                types.put(type.getName(), text(type));
            }
            return types;
        } catch (IOException | RuntimeException e) {
            throw TextOpener.unreadable(pin, e instanceof IOException io ? io : new IOException(e.getMessage(), e));
        }
    }

    private static String text(Type type) {
        if (!type.isPrimitive()) {
            return "group";
        }
        String physical = type.asPrimitiveType().getPrimitiveTypeName().name();
        return type.getLogicalTypeAnnotation() == null ? physical : physical + " " + type.getLogicalTypeAnnotation();
    }
}
