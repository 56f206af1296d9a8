package io.assay.jobs.store;

import io.delta.tables.DeltaTable;
import org.apache.spark.sql.SparkSession;

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
}
