package io.assay.transform;

import static org.apache.spark.sql.functions.broadcast;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** A few rows from the driver that many rows are joined with; every task gets all of them, so nothing is exchanged. */
public final class Lookup {
    /** Rows that are still sent to every task: about 50 MB of customers and days. */
    private static final long FEW = 500_000;

    private Lookup() {}

    /**
     * Rows to be joined with, sent to every task while they are few: more than that the executors exchange.
     *
     * @param number how many there are at most
     */
    public static Dataset<Row> few(Dataset<Row> rows, long number) {
        return areFew(number) ? broadcast(rows) : rows;
    }

    /** Whether so many rows can be sent to every task. */
    public static boolean areFew(long number) {
        return number <= FEW;
    }

    /** The few rows, to be joined beside the given ones. */
    public static Dataset<Row> beside(Dataset<Row> rows, List<Row> few, StructType schema) {
        return broadcast(rows.sparkSession().createDataFrame(few, schema));
    }
}
