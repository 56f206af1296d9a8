package io.assay.jobs.store;

import io.assay.integrity.Fingerprint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

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

    /**
     * Watches rows for their fingerprint. The hashes are columns while they are watched: within the measures each would be
     * computed for each of its parts.
     *
     * @param leftOut columns that do not enter it
     */
    static Watched fingerprinted(Dataset<Row> rows, Set<String> leftOut) {
        List<Column> hashed = new ArrayList<>(List.of(functions.col("*")));
        hashed.addAll(Fingerprint.hashes(rows.schema(), leftOut));
        Watched watched = of(rows.select(hashed.toArray(Column[]::new)), Fingerprint.measures());
        Column[] own = Arrays.stream(rows.columns()).map(functions::col).toArray(Column[]::new);
        return new Watched(watched.rows().select(own), watched.observation());
    }

    /** The fingerprint of the rows that were written. */
    Fingerprint fingerprint() {
        return Fingerprint.ofMeasured(measured());
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
