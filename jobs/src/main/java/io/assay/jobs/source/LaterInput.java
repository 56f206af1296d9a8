package io.assay.jobs.source;

import io.assay.ingest.IngestRules;
import io.assay.ingest.Judged;
import io.assay.ingest.Redelivery;
import io.assay.jobs.config.AssayConfig;
import io.assay.transform.Kept;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The rows that came on top of earlier deliveries, with their outcomes: what was delivered before is a duplicate.
 *
 * @param touched earlier transactions on the days of customers that have accepted rows
 * @param kept what is kept until closed
 */
public record LaterInput(JudgedInput judged, Dataset<Row> touched, List<Kept> kept) implements AutoCloseable {
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
        Deque<Kept> kept = new ArrayDeque<>();
        try {
            IngestRules rules = IngestSettings.rules(config, asOf);
            Kept alone =
                    JudgedInput.judged(spark, config, rules, input.sources().readPart(added, input.pins()));
            kept.push(alone);
            Kept touched = Kept.of(Redelivery.touched(earlier, Judged.transactions(alone.rows())));
            kept.push(touched);
            Kept settled =
                    touched.rows().isEmpty() ? alone : Kept.of(new Redelivery(touched.rows()).apply(alone.rows()));
            kept.push(settled);
            JudgedInput judged = JudgedInput.accounted(settled, rules);
            return new LaterInput(judged, touched.rows(), List.copyOf(kept));
        } catch (RuntimeException failed) {
            kept.forEach(Kept::close);
            throw failed;
        }
    }

    @Override
    public void close() {
        kept.forEach(Kept::close);
    }
}
