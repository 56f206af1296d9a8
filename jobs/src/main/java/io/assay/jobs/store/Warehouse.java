package io.assay.jobs.store;

import static io.assay.table.RunColumns.RUN_ID;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.failure.ObjectStorage;
import io.assay.table.ColumnSpec;
import io.assay.table.TableSpec;
import io.delta.exceptions.DeltaConcurrentModificationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * The Delta tables below one folder. A table is created by its declaration, marked as ours, and kept at reader
 * protocol 1, so that every Delta reader can open it.
 */
public final class Warehouse {
    /** What one task reads, and works on, as fast as several. */
    private static final long SMALL_BYTES = 1 << 17;

    private final SparkSession spark;
    private final SparkSession small;
    private final SparkSession past;
    private final FileSystem files;
    private final Path root;
    private final ConcurrentMap<String, TableWrite> writes = new ConcurrentSkipListMap<>();
    private boolean exclusive;

    private Warehouse(SparkSession spark, FileSystem files, Path root) {
        this.spark = spark;
        this.small = interpreting(spark);
        this.past = reachingBack(spark);
        this.files = files;
        this.root = root;
    }

    /**
     * A session for the few rows that a driver holds: they are gone before code generated for them is compiled, and
     * before a plan that adapts to them pays.
     */
    private static SparkSession interpreting(SparkSession spark) {
        SparkSession session = spark.newSession();
        session.conf().set("spark.sql.adaptive.enabled", "false");
        session.conf().set("spark.sql.codegen.wholeStage", "false");
        session.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
        return session;
    }

    /** A session for versions older than a week, which Delta would refuse although they are whole. */
    private static SparkSession reachingBack(SparkSession spark) {
        SparkSession session = spark.newSession();
        session.conf()
                .set("spark.databricks.delta.vacuum.enforceTimeTravelWithinDeletedFileRetentionDuration", "false");
        return session;
    }

    /** The warehouse at the given Hadoop path; nothing is written yet. */
    public static Warehouse at(SparkSession spark, String folder) {
        Path path = new Path(folder);
        Configuration hadoop = spark.sparkContext().hadoopConfiguration();
        ObjectStorage.requireAnswer(path, hadoop);
        try {
            FileSystem files = path.getFileSystem(hadoop);
            return new Warehouse(spark, files, files.makeQualified(path));
        } catch (IOException | IllegalArgumentException unreachable) {
            throw new Failure(
                    ErrorCode.WAREHOUSE_UNREACHABLE,
                    "Cannot reach the warehouse " + folder + ": " + unreachable.getMessage(),
                    "Check --warehouse and the access rights",
                    unreachable);
        }
    }

    /** The folder of all tables. */
    public String root() {
        return root.toString();
    }

    /** The session that reads and writes. */
    public SparkSession spark() {
        return spark;
    }

    /** Rows that the driver holds, for a table. */
    public Dataset<Row> rows(TableSpec table, List<Row> rows) {
        return small.createDataFrame(rows, table.schema());
    }

    /** The folder of a table. */
    public String path(TableSpec table) {
        return new Path(root, table.name()).toString();
    }

    /** Whether the table exists. */
    public boolean has(TableSpec table) {
        return version(table) >= 0;
    }

    /**
     * Refuses storage on which a second writer could overwrite a commit; asks once.
     *
     * @throws Failure when commits are not exclusive, or the storage cannot be written to
     */
    public synchronized void requireExclusiveCommits() {
        if (exclusive) {
            return;
        }
        try {
            new ExclusiveCommits(spark.sparkContext().getConf()).require(files, root);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("Cannot write to " + root, unwritable);
        }
        exclusive = true;
    }

    /** Creates the table when it does not exist; refuses a folder that holds something else. */
    public void create(TableSpec table) {
        requireExclusiveCommits();
        new OwnTable(spark, table, new Path(path(table))).create(files);
    }

    /** The newest version of the table. */
    public Dataset<Row> read(TableSpec table) {
        return read(table, Partitions.all(), spark);
    }

    /** Some partitions of the newest version. */
    public Dataset<Row> read(TableSpec table, ColumnSpec partition, Collection<String> values) {
        return read(table, Partitions.of(partition, values), spark);
    }

    /** The newest version of a table that is small by its nature. */
    public Dataset<Row> readFew(TableSpec table) {
        return read(table, Partitions.all(), small);
    }

    /** A partition of the same. */
    public Dataset<Row> readFew(TableSpec table, ColumnSpec partition, String value) {
        return read(table, Partitions.of(partition, Set.of(value)), small);
    }

    private Dataset<Row> read(TableSpec table, Partitions wanted, SparkSession session) {
        Snapshot snapshot = snapshot(table);
        requireOurs(table, snapshot);
        // a protocol raised by somebody else may mean that files are not read as they are
        return snapshot.protocol().minReaderVersion() == 1
                ? replay(table, snapshot).rows(wanted, session)
                : wanted.of(session.read().format("delta").load(path(table)));
    }

    /** The table as it was at a version, however old, as far as its log and its files are there. */
    public Dataset<Row> readAt(TableSpec table, long version) {
        return past.read().format("delta").option("versionAsOf", version).load(path(table));
    }

    /**
     * Rows that commits ever put into a table that is small by its nature, replaced ones included, as far as the log names
     * their files and storage has them.
     */
    public List<Row> everWritten(TableSpec table) {
        requireOurs(table, snapshot(table));
        return ofFiles(table, PastFiles.of(log(table), Partitions.all()), small).collectAsList();
    }

    /** The same of the rows of a partition. */
    public List<Row> everWritten(TableSpec table, ColumnSpec partition, String value) {
        requireOurs(table, snapshot(table));
        return ofFiles(table, PastFiles.of(log(table), Partitions.of(partition, Set.of(value))), small)
                .collectAsList();
    }

    /**
     * Replaces the rows of a partition, in one commit, and reads back what storage holds of it; empty when there was
     * nothing to change, or another commit has a number as high.
     *
     * @param tag what the commit says of itself, and the condition it is bound to
     * @throws Failure when another commit with the same condition was faster
     */
    public Optional<Commit> replace(
            TableSpec table, Dataset<Row> rows, ColumnSpec partition, String value, CommitTag tag) {
        return stage(table, rows, partition, value, tag).flatMap(Staged::commit);
    }

    /** Rows in storage that nobody sees until they are committed. */
    public interface Staged {
        /**
         * Commits them, and reads back what storage holds of the commit; empty when there was nothing to change.
         *
         * @throws Failure when another commit with the same condition was faster
         */
        Optional<Commit> commit();
    }

    /** As {@link #replace}, but for the commit. */
    public Optional<Staged> stage(
            TableSpec table, Dataset<Row> rows, ColumnSpec partition, String value, CommitTag tag) {
        CommitTag.Condition condition = tag.condition().orElseThrow();
        Replacement replacement = replacement(table, partition, value, condition.application());
        return condition.number() > replacement.lastNumber().orElse(Long.MIN_VALUE)
                ? Optional.of(staged(replacement, table, rows, tag))
                : Optional.empty();
    }

    /**
     * Writes the rows of an owner, in one commit that takes the place of what the owner wrote before.
     *
     * @param owner value of {@code run_id}, by which the table is partitioned; nobody else writes these rows
     * @throws Failure when another writer of this owner was faster
     */
    public Optional<Commit> replaceOwn(TableSpec table, Dataset<Row> rows, String owner, CommitTag tag) {
        String application = "assay/run/" + owner;
        Replacement replacement = replacement(table, RUN_ID, owner, application);
        long number = replacement.lastNumber().orElse(0) + 1;
        return staged(replacement, table, rows, tag.onlyAbove(application, number))
                .commit();
    }

    private Replacement replacement(TableSpec table, ColumnSpec partition, String value, String application) {
        return Replacement.begin(log(table), small, Partitions.of(partition, Set.of(value)), application);
    }

    private Staged staged(Replacement replacement, TableSpec table, Dataset<Row> rows, CommitTag tag) {
        Runnable commit = replacement.write(table, withComments(rows, table.schema()), options(tag));
        return () -> {
            guarded(table, commit);
            return committed(table, replacement.before(), tag);
        };
    }

    /** Appends rows in one commit. */
    public void append(TableSpec table, Dataset<Row> rows, CommitTag tag) {
        long before = version(table);
        guarded(table, () -> withComments(rows, table.schema())
                .write()
                .format("delta")
                .options(options(tag))
                .mode(SaveMode.Append)
                .save(path(table)));
        committed(table, before, tag);
    }

    private static void guarded(TableSpec table, Runnable commit) {
        try {
            commit.run();
        } catch (DeltaConcurrentModificationException overtaken) {
            throw overtaken(table, overtaken);
        }
    }

    /** What a command fails with whose commit another one made impossible. */
    static Failure overtaken(TableSpec table, Exception cause) {
        return new Failure(
                ErrorCode.WRITE_CONFLICT,
                "Cannot write " + table.name() + ": another run wrote the same rows meanwhile",
                "Run again",
                cause);
    }

    private Optional<Commit> committed(TableSpec table, long before, CommitTag tag) {
        Optional<Commit> commit = Commit.find(
                files, new Path(path(table)), before, snapshot(table).version(), tag.metadata());
        commit.ifPresent(found -> wrote(table, found));
        return commit;
    }

    /** Remembers a commit of this command. */
    void wrote(TableSpec table, Commit commit) {
        writes.merge(table.name(), TableWrite.of(table, path(table), commit), TableWrite::plus);
    }

    /** What this command has committed so far, by the name of the table, with the columns that storage holds. */
    public List<TableWrite> writes() {
        return writes.values().stream()
                .map(write -> write.of(
                        write.table().stored(snapshot(write.table()).metadata().schema())))
                .toList();
    }

    /** The rows of data files that a commit added, if there was one, straight from the files. */
    public Dataset<Row> added(TableSpec table, Optional<Commit> commit, SparkSession spark) {
        Dataset<Row> rows = ofFiles(table, commit.map(Commit::files).orElse(List.of()), spark);
        return commit.map(Commit::bytes).orElse(0L) <= SMALL_BYTES ? rows.coalesce(1) : rows;
    }

    /** The rows of data files. */
    Dataset<Row> ofFiles(TableSpec table, List<String> files, SparkSession session) {
        if (files.isEmpty()) {
            return session.createDataFrame(List.of(), table.schema());
        }
        return session.read()
                .schema(table.schema())
                .option("basePath", path(table))
                .parquet(files.toArray(String[]::new))
                .select(table.columns().stream().map(ColumnSpec::col).toArray(Column[]::new));
    }

    private static Map<String, String> options(CommitTag tag) {
        Map<String, String> options = new HashMap<>(Map.of("mergeSchema", "true", "userMetadata", tag.metadata()));
        tag.condition().ifPresent(condition -> {
            options.put("txnAppId", condition.application());
            options.put("txnVersion", Long.toString(condition.number()));
        });
        return options;
    }

    private static Dataset<Row> withComments(Dataset<Row> rows, StructType schema) {
        return rows.select(Arrays.stream(schema.fields())
                .map((StructField field) -> new Column("`" + field.name() + "`").as(field.name(), field.metadata()))
                .toArray(Column[]::new));
    }

    /** The newest version number; -1 when there is no table. */
    public long version(TableSpec table) {
        return snapshot(table).version();
    }

    /** Data files of the newest version. */
    List<AddFile> files(TableSpec table) {
        return files(table, snapshot(table));
    }

    /** Data files of a version. */
    List<AddFile> files(TableSpec table, Snapshot version) {
        return replay(table, version).files(Partitions.all());
    }

    private Replay replay(TableSpec table, Snapshot version) {
        return new Replay(log(table), version, small);
    }

    /** The highest number committed under a condition's application, if any. */
    public OptionalLong lastNumber(TableSpec table, String application) {
        Snapshot snapshot = snapshot(table);
        return snapshot.version() < 0
                ? OptionalLong.empty()
                : replay(table, snapshot).lastNumber(application);
    }

    private Snapshot snapshot(TableSpec table) {
        return log(table).update(false, Option.empty(), Option.empty());
    }

    private void requireOurs(TableSpec table, Snapshot snapshot) {
        new OwnTable(spark, table, new Path(path(table))).require(snapshot);
    }

    /** The log of a table. */
    DeltaLog log(TableSpec table) {
        return DeltaLog.forTable(spark, path(table));
    }
}
