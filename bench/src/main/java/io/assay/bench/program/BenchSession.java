package io.assay.bench.program;

import org.apache.spark.sql.SparkSession;

/** A Spark session as a tutorial opens it, with Delta. */
final class BenchSession {
    private BenchSession() {}

    static SparkSession open(String name) {
        return SparkSession.builder()
                .appName(name)
                .master("local[*]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", "16")
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .getOrCreate();
    }
}
