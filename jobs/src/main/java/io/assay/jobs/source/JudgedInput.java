package io.assay.jobs.source;

import io.assay.ingest.Accounting;
import io.assay.ingest.IngestRules;
import io.assay.ingest.Ingestion;
import io.assay.ingest.Judged;
import io.assay.jobs.config.AssayConfig;
import io.assay.transform.Kept;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The rows of the pinned input with their outcomes, read once and kept until closed, and where each of them went.
 *
 * @param kept rows of {@link io.assay.table.JudgedTable}, until closed
 * @param files what the rows have in place of the names of their files
 */
public record JudgedInput(Kept kept, FileCodes files, Accounting accounting, IngestRules rules)
        implements AutoCloseable {

    /** Reads and judges the pinned input as of a day. */
    public static JudgedInput of(SparkSession spark, AssayConfig config, LocalDate asOf, Pinned input) {
        IngestRules rules = IngestSettings.rules(config, asOf);
        Dataset<Row> rows = judged(spark, config, rules, input.sources().read(input.pins()));
        return accounted(input.sources().keep(rows, input.pins()), FileCodes.of(input.pins()), rules);
    }

    /** Rows judged by themselves. */
    static Dataset<Row> judged(SparkSession spark, AssayConfig config, IngestRules rules, Dataset<Row> candidates) {
        return new Ingestion(rules)
                .judge(candidates, config.rates().map(file -> RateFile.read(spark, file.toString())));
    }

    /** Kept rows with their accounts, which must balance; closed when they do not. */
    static JudgedInput accounted(Kept kept, FileCodes files, IngestRules rules) {
        try {
            return new JudgedInput(
                    kept, files, files.named(Judged.accounting(kept.rows())).check(), rules);
        } catch (RuntimeException failed) {
            kept.close();
            throw failed;
        }
    }

    /** Accepted rows as columns of {@link io.assay.table.TransactionTable}, without the run id. */
    public Dataset<Row> transactions() {
        return files.named(Judged.transactions(kept.rows()));
    }

    /** Quarantined rows as columns of {@link io.assay.table.QuarantineTable}, without the run id. */
    public Dataset<Row> quarantine() {
        boolean none = accounting.quarantined() == 0;
        return files.named(Judged.quarantine(none ? kept.rows().limit(0) : kept.rows()));
    }

    /** Sources, and what of them is read. */
    public record Pinned(Sources sources, List<InputPin> pins) {
        public Pinned {
            pins = List.copyOf(pins);
        }
    }

    @Override
    public void close() {
        kept.close();
    }
}
