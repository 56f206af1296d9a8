package io.assay.jobs.store;

import static io.assay.table.RunColumns.AS_OF_DATE;
import static io.assay.table.RunColumns.RUN_ID;
import static org.apache.spark.sql.functions.lit;

import io.assay.integrity.Fingerprint;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.table.ClusterColumns;
import io.assay.table.ColumnSpec;
import io.assay.table.RunColumns;
import io.assay.table.TableSpec;
import io.assay.transform.Beside;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes the tables of one run, each in one commit that replaces the run's own partition, and checks each by reading it
 * back: what is on disk must have the fingerprint of what was written.
 */
public final class RunWriter implements AutoCloseable {
    /** Columns of the wide table that its content hash leaves out: they name the run or depend on earlier runs. */
    public static final Set<String> RUN_BOUND = Stream.concat(
                    Stream.of(RunColumns.RUN_ID), ClusterColumns.ADDED.stream())
            .filter(column -> column.binding() == ColumnSpec.Binding.RUN)
            .map(ColumnSpec::name)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> NOTHING = Set.of();

    private final Warehouse warehouse;
    private final LocalDate asOf;
    private final String runId;
    private final String attemptId;
    private Beside<Boolean> prepared = Beside.done(true);

    /** A writer for one attempt of one run. */
    public RunWriter(Warehouse warehouse, LocalDate asOf, String runId, String attemptId) {
        this.warehouse = warehouse;
        this.asOf = asOf;
        this.runId = runId;
        this.attemptId = attemptId;
    }

    /**
     * Makes the tables that are not there yet, beside other work; a write waits for it.
     *
     * @param tables tables whose columns do not depend on the configuration
     */
    public void prepare(List<TableSpec> tables) {
        prepared = Beside.begin(() -> {
            tables.forEach(warehouse::create);
            return true;
        });
    }

    /**
     * What was written.
     *
     * @param rows as storage holds them
     */
    public record Written(TableEvidence evidence, Dataset<Row> rows) {}

    /** Replaces the run's rows in a table whose rows the driver holds. */
    public Written write(TableSpec table, List<Row> rows) {
        return write(table, warehouse.rows(table, rows));
    }

    /** Replaces the run's rows in a table; as-of date and run are filled in. */
    public Written write(TableSpec table, Dataset<Row> rows) {
        return write(table, rows, runId);
    }

    /**
     * Replaces the rows of an owner in a table.
     *
     * @param owner stands in place of the run, and names what the rows are: whoever writes them again writes the same
     */
    public Written write(TableSpec table, Dataset<Row> rows, String owner) {
        prepared.result();
        warehouse.create(table);
        Dataset<Row> bound = table.conform(bound(table, rows, owner));
        Watched watched = Watched.fingerprinted(bound, NOTHING);
        // Delta writes no commit where there is nothing to write and nothing to remove
        Optional<Commit> commit = warehouse.replaceOwn(table, watched.rows(), owner, tag());
        Dataset<Row> found = warehouse.added(table, commit, rows.sparkSession());
        Fingerprint stored = Fingerprint.of(found, NOTHING);
        requireSame(table, watched.fingerprint(), stored);
        long version = commit.map(Commit::version).orElseGet(() -> warehouse.version(table));
        return new Written(TableEvidence.of(table.name(), version, owner, stored), found);
    }

    /**
     * Replaces the as-of date in {@code customer_segment}.
     *
     * @throws Failure when a publisher of this or a later generation was there before
     */
    public TableEvidence writeWide(TableSpec table, Dataset<Row> rows, long generation) {
        return stageWide(table, rows, generation).commit();
    }

    /** An as-of date of {@code customer_segment} in storage that nobody sees until it is committed. */
    public interface StagedWide {
        /**
         * Commits it and checks it.
         *
         * @throws Failure when a publisher of this or a later generation was faster
         */
        TableEvidence commit();
    }

    /** As {@link #writeWide}, but for the commit. */
    public StagedWide stageWide(TableSpec table, Dataset<Row> rows, long generation) {
        warehouse.create(table);
        Dataset<Row> bound = table.conform(bound(table, rows, runId));
        Watched watched = Watched.fingerprinted(bound, RUN_BOUND);
        Warehouse.Staged staged = warehouse
                .stage(
                        table,
                        watched.rows(),
                        AS_OF_DATE,
                        asOf.toString(),
                        tag().onlyAbove(Manifest.application(asOf), generation))
                .orElseThrow(() -> conflict(table));
        return () -> {
            Commit commit = staged.commit().orElseThrow(() -> conflict(table));
            Fingerprint found =
                    Fingerprint.of(warehouse.added(table, Optional.of(commit), rows.sparkSession()), RUN_BOUND);
            requireSame(table, watched.fingerprint(), found);
            return TableEvidence.of(table.name(), commit.version(), runId, found);
        };
    }

    /** Waits for tables that are still being made. */
    @Override
    public void close() {
        prepared.close();
    }

    private Failure conflict(TableSpec table) {
        List<String> runs = warehouse
                .read(table, AS_OF_DATE, List.of(asOf.toString()))
                .select(RUN_ID.col())
                .distinct()
                .limit(2)
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
        return new Failure(
                ErrorCode.PUBLISH_CONFLICT,
                "Cannot publish run " + runId + " for " + asOf + ": run " + runs + " was written meanwhile",
                "Run again");
    }

    private Dataset<Row> bound(TableSpec table, Dataset<Row> rows, String owner) {
        Dataset<Row> bound = rows.withColumn(RUN_ID.name(), RUN_ID.from(lit(owner)));
        return table.columns().contains(AS_OF_DATE)
                ? bound.withColumn(AS_OF_DATE.name(), AS_OF_DATE.from(lit(asOf)))
                : bound;
    }

    private CommitTag tag() {
        return CommitTag.of("run " + runId + " as-of " + asOf + " attempt " + attemptId);
    }

    private static void requireSame(TableSpec table, Fingerprint expected, Fingerprint found) {
        if (!expected.equals(found)) {
            throw new Failure(
                    ErrorCode.WRITE_MISMATCH,
                    "Cannot trust table " + table.name() + ": wrote " + expected + ", read back " + found,
                    "Check the storage, then run again: nothing was published");
        }
    }
}
