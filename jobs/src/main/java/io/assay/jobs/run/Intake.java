package io.assay.jobs.run;

import io.assay.ingest.Accounting;
import io.assay.ingest.GateResult;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.TableEvidence;
import io.assay.jobs.text.Sentence;
import io.assay.table.CustomerDayTable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Customer-days, and what they rest on.
 *
 * @param judged the range of as-of dates that the judgement of rows holds for
 * @param lastCheck throws when the input is no longer what was read
 */
record Intake(
        Publication.Ingested judged,
        Accounting accounting,
        List<GateResult> gates,
        List<TableEvidence> evidence,
        Dataset<Row> customerDays,
        List<Sentence> notes,
        Runnable lastCheck) {
    Intake {
        gates = List.copyOf(gates);
        evidence = List.copyOf(evidence);
        notes = List.copyOf(notes);
    }

    /** How many customer-days there are. */
    long days() {
        return evidence.stream()
                .filter(slice -> slice.name().equals(CustomerDayTable.SPEC.name()))
                .mapToLong(TableEvidence::rows)
                .sum();
    }

    /** What became of the rows. */
    Publication.RowCounts counts() {
        return new Publication.RowCounts(
                accounting.rowsIn(), accounting.accepted(), accounting.quarantined(), accounting.duplicates());
    }
}
