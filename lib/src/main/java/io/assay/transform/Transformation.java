package io.assay.transform;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Turns rows into rows, lazily: no action runs and nothing is read or written. */
@FunctionalInterface
public interface Transformation {
    /** Applies this transformation. */
    Dataset<Row> apply(Dataset<Row> rows);

    /** This transformation, then the next. */
    default Transformation then(Transformation next) {
        return rows -> next.apply(apply(rows));
    }
}
