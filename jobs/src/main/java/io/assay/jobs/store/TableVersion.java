package io.assay.jobs.store;

import io.delta.tables.DeltaTable;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import scala.Option;

/** The version that a Delta table stands at. */
public final class TableVersion {
    private TableVersion() {}

    /** The newest version of the table at a location; throws what Delta throws when there is none. */
    public static long newest(SparkSession spark, String location) {
        return DeltaTable.forPath(spark, location)
                .history(1)
                .select("version")
                .first()
                .getLong(0);
    }

    /** What a table keeps for life and a new one at the same place does not have. */
    public static String id(SparkSession spark, String location) {
        return DeltaLog.forTable(spark, location)
                .update(false, Option.empty(), Option.empty())
                .metadata()
                .id();
    }
}
