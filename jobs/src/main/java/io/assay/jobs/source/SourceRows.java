package io.assay.jobs.source;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a reader gives: rows, see {@link RecordShape}.
 *
 * @param used names of the used columns, in order
 * @param warnings what is odd and does not stop the run
 */
record SourceRows(Dataset<Row> rows, List<String> used, List<String> warnings) {
    SourceRows {
        used = List.copyOf(used);
        warnings = List.copyOf(warnings);
    }
}
