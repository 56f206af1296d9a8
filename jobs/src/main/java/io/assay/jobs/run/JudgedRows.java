package io.assay.jobs.run;

import io.assay.integrity.Fingerprint;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.TableEvidence;
import io.assay.table.CustomerDayTable;
import io.assay.table.QuarantineTable;
import io.assay.table.TableSpec;
import io.assay.table.TransactionTable;
import io.assay.transform.Together;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows that an earlier run judged, as far as a later one can stand on them. */
record JudgedRows(Published published) {
    private static final Logger LOG = LoggerFactory.getLogger(JudgedRows.class);
    private static final Set<String> NOTHING = Set.of();

    /** Tables that a later run can stand on. */
    static final List<TableSpec> TABLES = List.of(TransactionTable.SPEC, QuarantineTable.SPEC, CustomerDayTable.SPEC);

    /** A publication that judged every row as it would be judged for the as-of date, and whose rows are as written. */
    Optional<Publication> of(RunStart start, LocalDate asOf) {
        return published.judgedAlike(start.ingestHash(), asOf).filter(this::isSound);
    }

    /** Customer-days are read to the last bit; of the larger tables the rows are counted, {@code verify} reads them. */
    private boolean isSound(Publication earlier) {
        List<Callable<Boolean>> checks = TABLES.stream()
                .<Callable<Boolean>>map(table -> () -> isSound(earlier, table))
                .toList();
        try {
            return !Together.all(checks).contains(false);
        } catch (Exception damaged) {
            // what cannot be read is judged anew; verify tells about the damage
            LOG.warn("Cannot use the rows of run {} again", earlier.runId(), damaged);
            return false;
        }
    }

    private boolean isSound(Publication earlier, TableSpec table) {
        TableEvidence evidence = earlier.evidence(table.name()).orElseThrow();
        Dataset<Row> rows = published.rows(earlier, table);
        return table.equals(CustomerDayTable.SPEC)
                ? Fingerprint.of(rows, NOTHING).equals(evidence.fingerprint())
                : rows.count() == evidence.rows();
    }
}
