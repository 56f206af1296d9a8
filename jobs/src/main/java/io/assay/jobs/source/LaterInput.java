package io.assay.jobs.source;

import io.assay.feature.CustomerDays;
import io.assay.ingest.IngestRules;
import io.assay.ingest.Judged;
import io.assay.ingest.Redelivery;
import io.assay.jobs.config.AssayConfig;
import io.assay.table.ColumnSpec;
import io.assay.table.TransactionTable;
import io.assay.transform.Kept;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
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
            Dataset<Row> rows =
                    JudgedInput.judged(spark, config, rules, input.sources().readPart(added, input.pins()));
            Kept alone = input.sources().keep(rows, added);
            kept.push(alone);
            Kept touched = Kept.of(Redelivery.touched(compared(earlier), Judged.transactions(alone.rows())));
            kept.push(touched);
            Kept settled = touched.rows().isEmpty()
                    ? alone
                    : input.sources().keep(new Redelivery(touched.rows()).apply(alone.rows()), added);
            kept.push(settled);
            JudgedInput judged = JudgedInput.accounted(settled, FileCodes.of(added), rules);
            return new LaterInput(judged, touched.rows(), List.copyOf(kept));
        } catch (RuntimeException failed) {
            kept.forEach(Kept::close);
            throw failed;
        }
    }

    /** What is looked at again, without the wide columns that all of history would be decoded for. */
    private static Dataset<Row> compared(Dataset<Row> transactions) {
        return transactions.select(Stream.concat(CustomerDays.READS.stream(), Stream.of(TransactionTable.ROW_HASH))
                .map(ColumnSpec::col)
                .toArray(Column[]::new));
    }

    @Override
    public void close() {
        kept.forEach(Kept::close);
    }
}
