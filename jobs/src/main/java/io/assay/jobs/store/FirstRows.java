package io.assay.jobs.store;

import io.assay.table.ColumnSpec;
import io.assay.table.TableSpec;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.DeltaOptions;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.apache.spark.sql.delta.commands.WriteIntoDelta;
import org.apache.spark.sql.internal.SQLConf;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The first rows of an owner in a table: an append that fails where another writer of the same owner was faster.
 *
 * <p>Delta's writer learns whether an owner is new by replaying the log, in Spark jobs that take longer than to write a small
 * table. Here the checksum file of the table's version says so, which lists the owners, together with the owner's folder,
 * which must not be there yet. Where either is silent or says otherwise, the owner counts as known.
 */
final class FirstRows {
    private final DeltaLog log;
    private final OptimisticTransaction transaction;
    private final String application;
    private final Path folder;

    private FirstRows(DeltaLog log, ColumnSpec partition, String owner, String application) {
        this.log = log;
        this.application = application;
        this.folder = new Path(log.dataPath(), ExternalCatalogUtils.getPartitionPathString(partition.name(), owner));
        // before the look at the folder: what is written after that look conflicts with what is committed here
        this.transaction = log.startTransaction(Option.empty(), Option.empty());
    }

    /**
     * Begins to write rows of an owner.
     *
     * @param partition column that names the owner
     * @param application under which the owner's commits are numbered
     */
    static FirstRows begin(DeltaLog log, ColumnSpec partition, String owner, String application) {
        return new FirstRows(log, partition, owner, application);
    }

    /** Whether the owner has certainly written nothing before. */
    boolean areFirst() {
        Option<Seq<SetTransaction>> known =
                transaction.snapshot().checksumOpt().flatMap(VersionChecksum::setTransactions);
        return known.isDefined()
                && CollectionConverters.asJava(known.get()).stream()
                        .noneMatch(number -> number.appId().equals(application))
                && isAbsent();
    }

    private boolean isAbsent() {
        try {
            return folder.getFileSystem(log.newDeltaHadoopConf()).listStatus(folder).length == 0;
        } catch (FileNotFoundException absent) {
            return true;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot list " + folder, unreadable);
        }
    }

    /** The version that the table had before. */
    long before() {
        return transaction.snapshot().version();
    }

    /**
     * Appends the rows in one commit.
     *
     * @param options as for Delta's writer, with the owner's number among them
     */
    void append(TableSpec table, Dataset<Row> rows, Map<String, String> options) {
        Seq<String> partitions = CollectionConverters.asScala(
                        table.partitions().stream().map(ColumnSpec::name).toList())
                .toSeq();
        DeltaOptions asked = new DeltaOptions(immutable(options), SQLConf.get());
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
        // makes a commit of the same owner since then a conflict
        transaction.readTxn().addOne(application);
        transaction.commitIfNeeded(
                written.actions(),
                new DeltaOperations.Write(
                        SaveMode.Append,
                        Option.apply(partitions),
                        Option.empty(),
                        asked.userMetadata(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty()),
                written.stringTags());
    }

    private static scala.collection.immutable.Map<String, String> immutable(Map<String, String> entries) {
        return scala.collection.immutable.Map.from(CollectionConverters.asScala(entries));
    }
}
