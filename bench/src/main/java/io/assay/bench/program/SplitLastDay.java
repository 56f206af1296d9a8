package io.assay.bench.program;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.io.IOException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Parts transactions into those before a day, file by file as they are, and one file of the others. */
public final class SplitLastDay {
    private SplitLastDay() {}

    /**
     * Runs.
     *
     * @param arguments folder of transactions, the day, folder for what was before it, folder for the rest
     */
    public static void main(String[] arguments) throws IOException {
        try (SparkSession spark = BenchSession.open("split")) {
            Dataset<Row> all = spark.read().parquet(arguments[0]);
            Column late = coalesce(col("ordered_at").geq(lit(arguments[1]).cast("timestamp_ntz")), lit(false));
            all.filter(not(late)).write().mode("overwrite").parquet(arguments[2]);
            all.filter(late).coalesce(1).write().mode("overwrite").parquet(arguments[3]);
        }
    }
}
