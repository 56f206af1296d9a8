package io.assay.jobs.store;

import io.assay.integrity.Fingerprint;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.failure.Failures;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.CustomerSegmentTable;
import io.assay.table.RunAuditTable;
import io.assay.table.RunColumns;
import io.assay.table.RunManifestTable;
import io.assay.table.SegmentTransitionTable;
import io.assay.table.TableSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Compares what storage holds with what the manifest claims: rows, sums and hashes of every table of a published run.
 * Damage becomes a finding, never an exception; surroundings that keep a table from being read are none.
 */
public final class PublicationCheck {
    private static final Set<String> NOTHING = Set.of();

    /** What says nothing about a table: nobody should restore its files for them. */
    private static final Set<ErrorCode> SURROUNDINGS = Set.of(
            ErrorCode.STORAGE_NEWER_DELTA,
            ErrorCode.WAREHOUSE_NEWER_FORMAT,
            ErrorCode.STORAGE_CREDENTIALS,
            ErrorCode.STORAGE_DENIED,
            ErrorCode.STORAGE_FULL,
            ErrorCode.MEMORY_EXHAUSTED);

    private final Warehouse warehouse;
    private final Published published;
    private final Manifest manifest;
    private final Map<String, TableSpec> tables;

    /**
     * Checks publications of a warehouse.
     *
     * @param tables declarations of all tables that a run writes
     */
    public PublicationCheck(Published published, List<TableSpec> tables) {
        this.warehouse = published.warehouse();
        this.published = published;
        this.manifest = published.manifest();
        this.tables = new TreeMap<>();
        tables.forEach(table -> this.tables.put(table.name(), table));
    }

    /**
     * One thing that is not as the manifest claims.
     *
     * @param asOf empty text when it concerns the whole warehouse
     */
    public record Finding(String asOf, String table, String sentence) {
        /** The manifest cannot be read. */
        public static Finding unreadableManifest(Exception damaged) {
            return new Finding("", RunManifestTable.SPEC.name(), unreadable(damaged));
        }

        /** The finding as one document. */
        public Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("as_of_date", asOf.isEmpty() ? null : asOf);
            json.put("table", table);
            json.put("finding", sentence);
            return json;
        }
    }

    /** Checks one publication with all its tables. */
    public List<Finding> check(Publication publication) {
        List<Finding> findings = new ArrayList<>();
        String asOf = publication.asOf().toString();
        if (!manifest.chainHolds(publication)) {
            findings.add(
                    new Finding(asOf, RunManifestTable.SPEC.name(), "has a row that was changed after publication"));
        }
        publication
                .contradiction()
                .ifPresent(sentence -> findings.add(new Finding(asOf, RunManifestTable.SPEC.name(), sentence)));
        for (TableEvidence evidence : publication.tables()) {
            found(publication, evidence, () -> check(publication, evidence)).ifPresent(findings::add);
        }
        return findings;
    }

    /**
     * Checks what an earlier publication stands on. Its customers need not be in place any more, and its moves may have been
     * counted anew since.
     */
    public List<Finding> checkPast(Publication past) {
        List<Finding> findings = new ArrayList<>();
        for (TableEvidence evidence : past.tables()) {
            if (!evidence.name().equals(SegmentTransitionTable.SPEC.name())) {
                found(past, evidence, () -> compare(past, evidence)).ifPresent(findings::add);
            }
        }
        return findings;
    }

    /** Damage of any kind is what is looked for; Spark throws checked exceptions that it does not declare. */
    private static Optional<Finding> found(
            Publication publication, TableEvidence evidence, Supplier<Optional<String>> check) {
        Optional<String> sentence;
        try {
            sentence = check.get();
        } catch (Exception damaged) {
            sentence = Optional.of(unreadable(damaged));
        }
        return sentence.map(text -> new Finding(publication.asOf().toString(), evidence.name(), text));
    }

    private Optional<String> check(Publication publication, TableEvidence evidence) {
        boolean wide = evidence.name().equals(CustomerSegmentTable.NAME);
        if (wide && isThere(evidence, Published.WIDE) && !published.isInPlace(publication)) {
            return Optional.of(
                    "holds another run than the manifest: a publication was broken off; run again to finish it");
        }
        return compare(publication, evidence);
    }

    private boolean isThere(TableEvidence evidence, TableSpec table) {
        return warehouse.version(table) >= evidence.version();
    }

    private Optional<String> compare(Publication publication, TableEvidence evidence) {
        boolean wide = evidence.name().equals(CustomerSegmentTable.NAME);
        TableSpec table = wide ? Published.WIDE : tables.get(evidence.name());
        if (table == null) {
            return Optional.of("is not known to this version of Assay");
        }
        if (!isThere(evidence, table)) {
            return Optional.of("stands at version " + warehouse.version(table) + ", but version " + evidence.version()
                    + " was published: commits are missing");
        }
        Dataset<Row> rows = wide ? published.customers(publication) : published.rows(List.of(evidence), table);
        Fingerprint found = Fingerprint.of(rows, wide ? RunWriter.RUN_BOUND : NOTHING);
        if (!found.equals(evidence.fingerprint())) {
            return Optional.of("holds " + found.rows() + " rows with hash " + found.hash() + ", published were "
                    + evidence.rows() + " with " + evidence.hash());
        }
        return wide ? sums(publication, rows) : Optional.empty();
    }

    private static Optional<String> sums(Publication publication, Dataset<Row> customers) {
        BigDecimal monetary = customers
                .agg(functions.sum(CustomerFeatureTable.MONETARY.col().cast("decimal(28,2)")))
                .first()
                .getDecimal(0);
        BigDecimal found = monetary == null ? BigDecimal.ZERO : monetary;
        boolean same = found.compareTo(publication.monetary()) == 0
                && publication
                        .contentHash()
                        .equals(publication
                                .evidence(CustomerSegmentTable.NAME)
                                .map(TableEvidence::hash)
                                .orElse(""));
        return same
                ? Optional.empty()
                : Optional.of("holds money " + found + ", published was " + publication.monetary());
    }

    /** Publications that the audit knows and the manifest does not. */
    public List<Finding> lostPublications(List<Publication> publications) {
        Map<LocalDate, Long> generations = new TreeMap<>();
        publications.forEach(publication -> generations.put(publication.asOf(), publication.generation()));
        List<Finding> findings = new ArrayList<>();
        if (!warehouse.has(RunAuditTable.SPEC)) {
            return findings;
        }
        warehouse
                .read(RunAuditTable.SPEC)
                .filter(RunAuditTable.PUBLISHED_GENERATION.col().isNotNull())
                .groupBy(RunColumns.AS_OF_DATE.col())
                .agg(functions.max(RunAuditTable.PUBLISHED_GENERATION.col()))
                .collectAsList()
                .forEach(row -> {
                    LocalDate asOf = row.getDate(0).toLocalDate();
                    if (generations.getOrDefault(asOf, 0L) < row.getLong(1)) {
                        findings.add(new Finding(
                                asOf.toString(),
                                RunManifestTable.SPEC.name(),
                                "shows generation " + generations.getOrDefault(asOf, 0L) + ", but generation "
                                        + row.getLong(1) + " was published: commits are missing"));
                    }
                });
        return findings;
    }

    /**
     * What a table that cannot be read is found to be.
     *
     * @throws Failure when something else is the reason
     */
    static String unreadable(Exception damaged) {
        Failure failure = Failures.of(damaged);
        if (failure.exit() == ExitCode.UNREACHABLE || SURROUNDINGS.contains(failure.error())) {
            throw failure;
        }
        Throwable root = damaged;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String text = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return "cannot be read: " + root.getClass().getSimpleName() + ": " + text;
    }
}
