package io.assay.jobs.store;

import io.assay.ingest.Accounting;
import io.assay.table.CustomerSegmentTable;
import io.assay.table.QuarantineTable;
import io.assay.table.TransactionTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One row of the manifest: the published run of an as-of date.
 *
 * @param rows what became of the rows of the input
 * @param ingested the judged rows that the run stands on
 * @param tables what the publication stands on in each table; several entries, oldest first, where earlier runs left a
 *     slice
 */
public record Publication(
        LocalDate asOf,
        Edition edition,
        Origin origin,
        Content content,
        RowCounts rows,
        Ingested ingested,
        List<TableEvidence> tables) {

    public Publication {
        tables = List.copyOf(tables);
    }

    /**
     * When and in place of what a run was published.
     *
     * @param generation rises with each publication for the as-of date
     * @param attemptId the try that published
     * @param previousRunId run that it replaced
     * @param previousChainHash hash of the row that it replaced
     */
    public record Edition(
            long generation,
            String attemptId,
            Optional<String> previousRunId,
            Optional<String> previousChainHash,
            Instant publishedAt) {
        public Edition {
            publishedAt = publishedAt.truncatedTo(ChronoUnit.MILLIS);
        }

        /** The first publication for an as-of date. */
        public static Edition first(long generation, String attemptId, Instant publishedAt) {
            return new Edition(generation, attemptId, Optional.empty(), Optional.empty(), publishedAt);
        }
    }

    /**
     * What a run was made from.
     *
     * @param inputs the pinned inputs as JSON
     */
    public record Origin(String runId, String configHash, String codeVersion, String inputs) {}

    /**
     * What {@code customer_segment} holds for the as-of date.
     *
     * @param hash of its rows without what is bound to the run
     * @param monetary sum over all customers, in the currency of results
     */
    public record Content(String hash, long customers, BigDecimal monetary) {}

    /** The run that is published. */
    public String runId() {
        return origin.runId();
    }

    /** Its number among the publications for the as-of date. */
    public long generation() {
        return edition.generation();
    }

    /** Hash of what it says of customers. */
    public String contentHash() {
        return content.hash();
    }

    /** How many customers it has. */
    public long customers() {
        return content.customers();
    }

    /** Their money. */
    public BigDecimal monetary() {
        return content.monetary();
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

    /**
     * The judged rows that the run stands on. A later run with the same hash, for an as-of date in the range, would judge
     * every row alike and may use them again.
     *
     * @param hash of pinned input, rules of judgement and program
     * @param firstAsOf first as-of date that the judgement holds for
     * @param lastAsOf last as-of date that it holds for; empty means no end
     */
    public record Ingested(String hash, LocalDate firstAsOf, Optional<LocalDate> lastAsOf) {
        private static final String INCOMPLETE = "incomplete";

        /**
         * The range around an as-of date in which no row changes sides: a row is of the future from the as-of date and the
         * tolerance on.
         */
        public static Ingested of(String hash, LocalDate asOf, Accounting.Horizon horizon, int toleranceDays) {
            return new Ingested(
                    hash,
                    horizon.last()
                            .map(last -> last.minusDays(toleranceDays).plusDays(1))
                            .orElse(asOf),
                    horizon.firstFuture().map(future -> future.minusDays(toleranceDays)));
        }

        /** The range in which neither this judgement nor that of a later delivery changes. */
        public Ingested and(Ingested later) {
            return new Ingested(
                    later.hash,
                    firstAsOf.isAfter(later.firstAsOf) ? firstAsOf : later.firstAsOf,
                    Stream.of(lastAsOf, later.lastAsOf)
                            .flatMap(Optional::stream)
                            .min(Comparator.naturalOrder()));
        }

        /** The same of rows that are no longer all that were judged, so that no run uses them again. */
        Ingested incomplete() {
            return new Ingested(INCOMPLETE, firstAsOf, lastAsOf);
        }

        /** Whether rows that were judged are missing. */
        public boolean isIncomplete() {
            return hash.equals(INCOMPLETE);
        }

        /** Whether the judgement is the same for the as-of date. */
        public boolean holdsAt(LocalDate asOf) {
            return !asOf.isBefore(firstAsOf)
                    && lastAsOf.map(last -> !asOf.isAfter(last)).orElse(true);
        }
    }

    /** What a reader asks of a publication, as one document. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("as_of_date", asOf);
        json.put("run_id", runId());
        json.put("generation", generation());
        json.put("config_hash", origin.configHash());
        json.put("content_hash", contentHash());
        json.put("customers", customers());
        json.put("monetary", monetary());
        json.put("rows_in", rows.in());
        json.put("rows_accepted", rows.accepted());
        json.put("rows_quarantined", rows.quarantined());
        json.put("rows_duplicate", rows.duplicate());
        return json;
    }

    /** What the run left in a table that no run shares with another. */
    public Optional<TableEvidence> evidence(String table) {
        return slices(table).stream().findFirst();
    }

    /** All that the publication stands on in a table, oldest first. */
    public List<TableEvidence> slices(String table) {
        return tables.stream().filter(found -> found.name().equals(table)).toList();
    }

    /** What its numbers say against its own evidence, one sentence; empty when they agree. */
    public Optional<String> contradiction() {
        return disagreement(customers(), "customers", CustomerSegmentTable.NAME)
                .or(() -> disagreement(rows.accepted(), "accepted rows", TransactionTable.SPEC.name()))
                .or(() -> disagreement(rows.quarantined(), "quarantined rows", QuarantineTable.SPEC.name()));
    }

    private Optional<String> disagreement(long number, String what, String table) {
        List<TableEvidence> slices = slices(table);
        long found = slices.stream().mapToLong(TableEvidence::rows).sum();
        return slices.isEmpty() || found == number
                ? Optional.empty()
                : Optional.of(
                        "says " + number + " " + what + ", but " + table + " was published with " + found + " rows");
    }

    /** The same publication with other rows in one table. */
    public Publication with(TableEvidence renewed) {
        Stream<TableEvidence> others =
                tables.stream().filter(table -> !table.name().equals(renewed.name()));
        List<TableEvidence> evidence = Stream.concat(others, Stream.of(renewed)).toList();
        return new Publication(asOf, edition, origin, content, rows, ingested, evidence);
    }

    /**
     * The same publication less a customer; no run stands on its judged rows any more.
     *
     * @param left what it stands on now
     */
    public Publication without(List<TableEvidence> left, Content customers, RowCounts counts) {
        return new Publication(asOf, edition, origin, customers, counts, ingested.incomplete(), left);
    }

    /** The same publication in place of another one. */
    public Publication replacing(Publication previous, String previousChain, long number, String attempt, Instant at) {
        Edition next = new Edition(number, attempt, Optional.of(previous.runId()), Optional.of(previousChain), at);
        return new Publication(asOf, next, origin, content, rows, ingested, tables);
    }
}
