package io.assay.jobs.run;

import io.assay.integrity.Fingerprint;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.TableEvidence;
import io.assay.table.CustomerDayTable;
import io.assay.table.QuarantineTable;
import io.assay.table.RunColumns;
import io.assay.table.TableSpec;
import io.assay.table.TransactionTable;
import io.assay.transform.Together;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows that an earlier run judged, as far as a later one can stand on them. */
record JudgedRows(Published published) {
    private static final Logger LOG = LoggerFactory.getLogger(JudgedRows.class);

    /** Tables that a later run can stand on. */
    static final List<TableSpec> TABLES = List.of(TransactionTable.SPEC, QuarantineTable.SPEC, CustomerDayTable.SPEC);

    /**
     * Whether the rows are as written. Customer-days are read to the last bit; of the larger tables the rows are counted,
     * {@code verify} reads them.
     */
    boolean areSound(Publication earlier) {
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
        List<TableEvidence> slices = earlier.slices(table.name());
        Dataset<Row> rows = published.rows(slices, table);
        if (table.equals(CustomerDayTable.SPEC)) {
            Map<String, Fingerprint> found = Fingerprint.by(RunColumns.RUN_ID, rows);
            return slices.stream().allMatch(slice -> found.getOrDefault(slice.runId(), Fingerprint.NOTHING)
                    .equals(slice.fingerprint()));
        }
        Map<String, Long> found = rows.groupBy(RunColumns.RUN_ID.col()).count().collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
        return slices.stream().allMatch(slice -> found.getOrDefault(slice.runId(), 0L) == slice.rows());
    }
}
