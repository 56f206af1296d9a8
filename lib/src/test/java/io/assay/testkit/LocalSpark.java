package io.assay.testkit;

import io.assay.transform.KeptAsRows;
import io.assay.transform.PropertySources;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one Spark session of the test JVM: two cores, UTC, two shuffle partitions, no UI. */
public final class LocalSpark implements ParameterResolver {
    private static SparkSession session;

    /** The shared session, started when it is first asked for. */
    public static synchronized SparkSession session() {
        if (session == null) {
            SparkSession.Builder builder = SparkSession.builder()
                    .master("local[2]")
                    .appName("assay-tests")
                    .config("spark.ui.enabled", "false")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.sql.session.timeZone", "UTC")
                    .config("spark.sql.shuffle.partitions", "2")
                    .config("spark.default.parallelism", "2")
                    .config("spark.sql.variable.substitute", "false")
                    .config("spark.sql.dataFrameQueryContext.enabled", "false")
                    .config("spark.sql.artifact.isolation.enabled", "false")
                    .config("spark.sql.cache.serializer", KeptAsRows.class.getName())
                    .config("spark.sql.execution.replaceHashWithSortAgg", "true")
                    .config("spark.sql.ui.explainMode", "simple")
                    .config("spark.sql.maxPlanStringLength", "1000")
                    .config("spark.sql.debug.maxToStringFields", "2")
                    // plans that adapt to the data take longer to make than these few rows to read
                    .config("spark.sql.adaptive.enabled", "false")
                    .config("spark.sql.codegen.cache.maxEntries", "2000")
                    .config("spark.hadoop.parquet.page.verify-checksum.enabled", "true")
                    .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2")
                    .config(
                            "spark.sql.warehouse.dir",
                            Path.of("target", "spark-warehouse").toUri().toString());
            if (deltaIsPresent()) {
                builder.config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                        .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                        .config("spark.databricks.delta.snapshotPartitions", "1")
                        .config("spark.databricks.delta.allFilesInCrc.enabled", "false")
                        // tests of crashes write through a file system of their own, which has this scheme
                        .config("spark.delta.logStore.kill.impl", "io.delta.storage.LocalLogStore");
            }
            session = builder.getOrCreate();
            PropertySources.forget(session.sparkContext().hadoopConfiguration());
        }
        return session;
    }

    private static boolean deltaIsPresent() {
        try {
            Class.forName("io.delta.sql.DeltaSparkSessionExtension");
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SparkSession.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return session();
    }
}
