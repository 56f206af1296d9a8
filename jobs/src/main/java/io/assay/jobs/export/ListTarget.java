package io.assay.jobs.export;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Where a list goes; readers there see the whole list or none of it. */
public sealed interface ListTarget permits ListFiles, ListTable {
    /**
     * What was written.
     *
     * @param files full paths; none where the list is no file
     * @param bytes size of the files
     */
    record Written(List<String> files, long bytes) {
        public Written {
            files = List.copyOf(files);
        }
    }

    /** Its address, without secrets. */
    String place();

    /** Refuses a place that is taken. */
    void requireFree(SparkSession spark);

    /** Whether a row is written in another way than it is stored. */
    Column isGuarded(StructType schema);

    /**
     * Writes the list.
     *
     * @param count number of the rows
     * @param receipt what the list says of itself, where it can say anything
     */
    Written write(Dataset<Row> rows, long count, Function<Written, Map<String, Object>> receipt);
}
