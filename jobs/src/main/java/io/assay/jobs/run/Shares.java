package io.assay.jobs.run;

import io.assay.integrity.Sha256;
import io.assay.jobs.store.TableEvidence;
import java.util.List;

/**
 * The shares of judged rows that a run stands on beside its own: each was written by one run, whose later rows are not in
 * it. Small ones are taken over into the share of the run, so that their number rises with the logarithm of the rows, and
 * each row is written again as often.
 *
 * @param kept shares that stay as they are, oldest first
 * @param merged younger shares whose rows the run writes again as its own
 */
record Shares(List<String> kept, List<String> merged) {
    private static final int DIGITS = 8;

    Shares {
        kept = List.copyOf(kept);
        merged = List.copyOf(merged);
    }

    /**
     * What becomes of the shares of an earlier publication.
     *
     * @param transactions what it stands on in the table of transactions, oldest first
     * @param fewest shares that are worth to be taken over; the largest of them holds half of their rows at most
     */
    static Shares of(List<TableEvidence> transactions, int fewest) {
        List<String> names = transactions.stream().map(TableEvidence::runId).toList();
        for (int keep = 0; names.size() - keep >= fewest; keep++) {
            List<TableEvidence> young = transactions.subList(keep, names.size());
            long rows = young.stream().mapToLong(TableEvidence::rows).sum();
            long largest = young.stream().mapToLong(TableEvidence::rows).max().orElse(0);
            if (2 * largest <= rows) {
                return new Shares(names.subList(0, keep), names.subList(keep, names.size()));
            }
        }
        return new Shares(names, List.of());
    }

    /** Name of the run's own share: what is in it depends on the run and on what the kept ones hold. */
    String own(String runId) {
        return runId + "-" + Sha256.of(String.join("\n", kept)).substring(0, DIGITS);
    }

    /** The evidence of kept shares. */
    List<TableEvidence> keptOf(List<TableEvidence> parts) {
        return parts.stream().filter(part -> kept.contains(part.runId())).toList();
    }

    /** The evidence of merged shares. */
    List<TableEvidence> mergedOf(List<TableEvidence> parts) {
        return parts.stream().filter(part -> merged.contains(part.runId())).toList();
    }
}
