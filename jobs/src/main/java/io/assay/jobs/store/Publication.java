package io.assay.jobs.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One row of the manifest: the published run of an as-of date. */
public record Publication(
        LocalDate asOf,
        long generation,
        String runId,
        String attemptId,
        String configHash,
        String codeVersion,
        String inputs,
        String contentHash,
        long customers,
        BigDecimal monetary,
        RowCounts rows,
        List<TableEvidence> tables,
        Optional<String> previousRunId,
        Optional<String> previousChainHash,
        Instant publishedAt) {

    public Publication {
        tables = List.copyOf(tables);
    }

    /** The accounting of rows: in = accepted + quarantined + duplicate. */
    public record RowCounts(long in, long accepted, long quarantined, long duplicate) {
        public RowCounts {
            if (in != accepted + quarantined + duplicate) {
                throw new IllegalArgumentException("Cannot publish: rows in " + in + " are not accepted " + accepted
                        + " + quarantined " + quarantined + " + duplicate " + duplicate);
            }
        }
    }

    /** What the run left in a table. */
    public Optional<TableEvidence> evidence(String table) {
        return tables.stream().filter(found -> found.name().equals(table)).findFirst();
    }

    /** The same publication under another number, replacing another one. */
    public Publication replacing(Optional<Publication> previous, String previousChain, long number) {
        return new Publication(
                asOf,
                number,
                runId,
                attemptId,
                configHash,
                codeVersion,
                inputs,
                contentHash,
                customers,
                monetary,
                rows,
                tables,
                previous.map(Publication::runId),
                previous.map(unused -> previousChain),
                publishedAt);
    }
}
