package io.assay.jobs.run;

import io.assay.integrity.Sha256;
import io.assay.jobs.config.IngestConfig;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.TableEvidence;
import io.assay.table.TransactionTable;
import java.util.List;

/**
 * The slices of judged rows that a run stands on beside its own: each was written by one run, whose later rows are not in
 * it. Small ones are taken over into the slice of the run, so that their number rises with the logarithm of the rows, and
 * each row is written again as often.
 *
 * @param kept slices that stay as they are, oldest first
 * @param merged younger slices whose rows the run writes again as its own
 */
record Slices(List<String> kept, List<String> merged) {
    private static final int DIGITS = 8;

    Slices {
        kept = List.copyOf(kept);
        merged = List.copyOf(merged);
    }

    /** What becomes of the slices of an earlier publication. */
    static Slices of(Publication earlier, IngestConfig ingest) {
        return of(earlier.slices(TransactionTable.SPEC.name()), ingest.mergedSlices());
    }

    /**
     * The same of slices alone.
     *
     * @param transactions what it stands on in the table of transactions, oldest first
     * @param fewest slices that are worth to be taken over; the oldest of them holds half of their rows at most, so that of
     *     those that stay each but the youngest few is larger than all that are younger
     */
    static Slices of(List<TableEvidence> transactions, int fewest) {
        List<String> names = transactions.stream().map(TableEvidence::runId).toList();
        for (int keep = 0; names.size() - keep >= fewest; keep++) {
            List<TableEvidence> young = transactions.subList(keep, names.size());
            long rows = young.stream().mapToLong(TableEvidence::rows).sum();
            if (2 * young.get(0).rows() <= rows) {
                return new Slices(names.subList(0, keep), names.subList(keep, names.size()));
            }
        }
        return new Slices(names, List.of());
    }

    /** Name of the run's own slice: what is in it depends on the run and on what the kept ones hold. */
    String own(String runId) {
        return runId + "-" + Sha256.of(String.join("\n", kept)).substring(0, DIGITS);
    }

    /** The evidence of kept slices. */
    List<TableEvidence> keptOf(List<TableEvidence> all) {
        return all.stream().filter(slice -> kept.contains(slice.runId())).toList();
    }

    /** The evidence of merged slices. */
    List<TableEvidence> mergedOf(List<TableEvidence> all) {
        return all.stream().filter(slice -> merged.contains(slice.runId())).toList();
    }
}
