package io.assay.jobs.store;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;

/**
 * Rows that are measured while somebody writes them.
 *
 * @param rows the rows to be written
 */
public record Watched(Dataset<Row> rows, Observation observation) {

    /** Watches rows; each measure is an aggregate with a name. */
    public static Watched of(Dataset<Row> rows, List<Column> measures) {
        Observation observation = new Observation();
        return new Watched(
                rows.observe(
                        observation,
                        measures.get(0),
                        measures.subList(1, measures.size()).toArray(Column[]::new)),
                observation);
    }

    /** The measures by name; waits until the rows were written. */
    public Map<String, Object> measured() {
        try {
            return observation.getAsJava();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while writing", stopped);
        }
    }
}
