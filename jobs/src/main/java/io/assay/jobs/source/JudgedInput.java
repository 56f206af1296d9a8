package io.assay.jobs.source;

import io.assay.ingest.Accounting;
import io.assay.ingest.IngestRules;
import io.assay.ingest.Ingestion;
import io.assay.ingest.Judged;
import io.assay.jobs.config.AssayConfig;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * The rows of the pinned input with their outcomes, read once and kept until closed, and where each of them went.
 *
 * @param rows persisted rows of {@link io.assay.table.JudgedTable}
 */
public record JudgedInput(Dataset<Row> rows, Accounting accounting, IngestRules rules) implements AutoCloseable {

    /** Reads and judges the pinned input as of a day. */
    public static JudgedInput of(SparkSession spark, AssayConfig config, LocalDate asOf, Pinned input) {
        IngestRules rules = IngestSettings.rules(config, asOf);
        return accounted(judged(spark, config, rules, input.sources().read(input.pins())), rules);
    }

    /** Rows judged by themselves, persisted. */
    static Dataset<Row> judged(SparkSession spark, AssayConfig config, IngestRules rules, Dataset<Row> candidates) {
        return new Ingestion(rules)
                .judge(candidates, config.rates().map(file -> RateFile.read(spark, file.toString())))
                .persist(StorageLevel.MEMORY_AND_DISK());
    }

    /** Persisted rows with their accounts, which must balance. */
    static JudgedInput accounted(Dataset<Row> rows, IngestRules rules) {
        try {
            return new JudgedInput(rows, Judged.accounting(rows).check(), rules);
        } catch (RuntimeException failed) {
            rows.unpersist();
            throw failed;
        }
    }

    /** Sources, and what of them is read. */
    public record Pinned(Sources sources, List<InputPin> pins) {
        public Pinned {
            pins = List.copyOf(pins);
        }
    }

    @Override
    public void close() {
        rows.unpersist();
    }
}
