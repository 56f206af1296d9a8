package io.assay.transform;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Learns from rows and returns a transformation; what reaches the driver does not grow with the rows. */
@FunctionalInterface
public interface Estimator<M extends Transformation> {
    /** Fits the model to the rows. */
    M fit(Dataset<Row> rows);
}
