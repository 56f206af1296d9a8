package io.assay.jobs.store;

import io.assay.table.ColumnSpec;
import io.assay.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.DeltaOptions;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.commands.WriteIntoDelta;
import org.apache.spark.sql.internal.SQLConf;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A commit that takes the place of what its owner wrote before in a partition, and that fails where another writer of the
 * same owner was faster.
 *
 * <p>Delta's writer learns what is there, and which number the owner had, by queries that take longer than to write a small
 * table. Here both come from a {@link Replay} of the log.
 */
final class Replacement {
    private final DeltaLog log;
    private final OptimisticTransaction transaction;
    private final Replay replay;
    private final Partitions partition;
    private final String application;

    private Replacement(DeltaLog log, SparkSession few, Partitions partition, String application) {
        this.log = log;
        this.transaction = log.startTransaction(Option.empty(), Option.empty());
        this.replay = new Replay(log, transaction.snapshot(), few);
        this.partition = partition;
        this.application = application;
        // makes a commit of the same owner since then a conflict
        transaction.readTxn().addOne(application);
    }

    /**
     * Begins to replace.
     *
     * @param few session for rows of the log
     * @param partition what the owner alone writes
     * @param application under which the owner's commits are numbered
     */
    static Replacement begin(DeltaLog log, SparkSession few, Partitions partition, String application) {
        return new Replacement(log, few, partition, application);
    }

    /** The number of the owner's last commit. */
    OptionalLong lastNumber() {
        return replay.lastNumber(application);
    }

    /** The version that the table had before. */
    long before() {
        return transaction.snapshot().version();
    }

    /**
     * Writes the rows; nobody sees them before the commit, which is what is returned.
     *
     * @param options as for Delta's writer, with the owner's number among them
     * @throws IllegalArgumentException when a row belongs to another partition
     */
    Runnable write(TableSpec table, Dataset<Row> rows, Map<String, String> options) {
        Seq<String> partitions =
                ScalaSeq.of(table.partitions().stream().map(ColumnSpec::name).toList());
        DeltaOptions asked = new DeltaOptions(immutable(options), SQLConf.get());
        List<AddFile> replaced = replay.files(partition);
        var written = new WriteIntoDelta(
                        log,
                        SaveMode.Append,
                        asked,
                        partitions,
                        immutable(Map.of()),
                        rows,
                        Option.empty(),
                        Option.empty(),
                        false)
                .writeAndReturnCommitData(transaction, rows.sparkSession(), Option.empty(), false);
        List<Action> actions = new ArrayList<>(CollectionConverters.asJava(written.actions()));
        requireOwn(table, actions);
        replaced.forEach(file -> actions.add(file.remove()));
        return () -> transaction.commitIfNeeded(
                ScalaSeq.of(actions),
                new DeltaOperations.Write(
                        replaced.isEmpty() ? SaveMode.Append : SaveMode.Overwrite,
                        Option.apply(partitions),
                        replaced.isEmpty() ? Option.empty() : Option.apply(partition.toString()),
                        asked.userMetadata(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty()),
                written.stringTags());
    }

    private void requireOwn(TableSpec table, List<Action> actions) {
        actions.forEach(action -> {
            if (action instanceof AddFile added && !partition.hold(added)) {
                throw new IllegalArgumentException("Cannot write " + table.name() + " where " + partition
                        + ": a row is of " + added.partitionValues());
            }
        });
    }

    private static scala.collection.immutable.Map<String, String> immutable(Map<String, String> entries) {
        return scala.collection.immutable.Map.from(CollectionConverters.asScala(entries));
    }
}
