package io.assay.jobs.source;

import io.assay.ingest.IngestRules;
import io.assay.ingest.Judged;
import io.assay.ingest.Redelivery;
import io.assay.jobs.config.AssayConfig;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * The rows that came on top of earlier deliveries, with their outcomes: what was delivered before is a duplicate.
 *
 * @param touched earlier transactions on the days of customers that have accepted rows, persisted
 * @param kept what is persisted until closed
 */
public record LaterInput(JudgedInput judged, Dataset<Row> touched, List<Dataset<Row>> kept) implements AutoCloseable {
    public LaterInput {
        kept = List.copyOf(kept);
    }

    /**
     * Reads and judges the later rows as of a day.
     *
     * @param input sources, and all that they hold
     * @param added what of it came later
     * @param earlier transactions of earlier deliveries
     */
    public static LaterInput of(
            SparkSession spark,
            AssayConfig config,
            LocalDate asOf,
            JudgedInput.Pinned input,
            List<InputPin> added,
            Dataset<Row> earlier) {
        Deque<Dataset<Row>> kept = new ArrayDeque<>();
        try {
            IngestRules rules = IngestSettings.rules(config, asOf);
            Dataset<Row> alone =
                    JudgedInput.judged(spark, config, rules, input.sources().readPart(added, input.pins()));
            kept.push(alone);
            Dataset<Row> touched =
                    Redelivery.touched(earlier, Judged.transactions(alone)).persist(StorageLevel.MEMORY_AND_DISK());
            kept.push(touched);
            Dataset<Row> settled = touched.isEmpty()
                    ? alone
                    : new Redelivery(touched).apply(alone).persist(StorageLevel.MEMORY_AND_DISK());
            kept.push(settled);
            JudgedInput judged = JudgedInput.accounted(settled, rules);
            return new LaterInput(judged, touched, List.copyOf(kept));
        } catch (RuntimeException failed) {
            kept.forEach(Dataset::unpersist);
            throw failed;
        }
    }

    @Override
    public void close() {
        kept.forEach(Dataset::unpersist);
    }
}
