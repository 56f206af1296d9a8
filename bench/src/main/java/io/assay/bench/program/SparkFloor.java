package io.assay.bench.program;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/**
 * The least that Spark can do with transactions: reads three measures, groups once by customer, writes Parquet. Nothing
 * is checked, nothing is scored.
 */
public final class SparkFloor {
    private SparkFloor() {}

    /**
     * Runs.
     *
     * @param arguments folder of transactions, folder to write to
     */
    public static void main(String[] arguments) throws IOException {
        try (SparkSession spark = BenchSession.open("floor")) {
            spark.read()
                    .parquet(arguments[0])
                    .groupBy(col("customer_id"))
                    .agg(
                            max(col("ordered_at")),
                            min(col("ordered_at")),
                            count(lit(1)),
                            sum(col("quantity").multiply(col("unit_price"))))
                    .toDF("customer_id", "last_at", "first_at", "rows", "monetary")
                    .write()
                    .mode("overwrite")
                    .parquet(arguments[1]);
        }
    }
}
