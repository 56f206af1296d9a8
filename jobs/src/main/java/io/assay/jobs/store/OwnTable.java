package io.assay.jobs.store;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.table.ColumnSpec;
import io.assay.table.TableSpec;
import io.delta.exceptions.DeltaConcurrentModificationException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/** A table made by its declaration, and marked as ours so that no other one is taken for it. */
record OwnTable(SparkSession spark, TableSpec table, Path folder) {
    private static final String MARK = "assay.table";
    private static final String FORMAT = "assay.format";
    private static final int KNOWN_FORMAT = 1;
    private static final int CREATION_TRIES = 5;

    /** Creates the table when it does not exist; refuses a folder that holds something else. */
    void create(FileSystem files) {
        create(files, CREATION_TRIES);
    }

    private void create(FileSystem files, int tries) {
        DeltaLog log = DeltaLog.forTable(spark, folder.toString());
        OptimisticTransaction transaction = log.startTransaction(Option.empty(), Option.empty());
        if (transaction.readVersion() >= 0) {
            require(transaction.snapshot());
            return;
        }
        requireEmptyFolder(files);
        try {
            log.createLogDirectoriesIfNotExists();
            commit(transaction);
        } catch (DeltaConcurrentModificationException overtaken) {
            // what another run made in this moment is as good
            if (tries == 1) {
                throw Warehouse.overtaken(table, overtaken);
            }
            create(files, tries - 1);
        }
    }

    /** Delta's builder would commit the same, by way of a catalogue and several queries. */
    private void commit(OptimisticTransaction transaction) {
        Metadata made = new Metadata(
                UUID.randomUUID().toString(),
                null,
                table.meaning(),
                new Format("parquet", Map$.MODULE$.empty()),
                table.schema().json(),
                ScalaSeq.of(table.partitions().stream().map(ColumnSpec::name).toList()),
                Map$.MODULE$.from(CollectionConverters.asScala(properties())),
                Option.apply(System.currentTimeMillis()));
        transaction.updateMetadataForNewTable(made);
        transaction.commit(
                ScalaSeq.of(List.<Action>of()), new DeltaOperations.CreateTable(made, false, false, Option.empty()));
    }

    private Map<String, String> properties() {
        return Map.of(
                MARK,
                table.name(),
                FORMAT,
                Integer.toString(KNOWN_FORMAT),
                "delta.enableDeletionVectors",
                "false",
                // the rows of a run are in no order by which files could be skipped, and the log should hold no
                // customer
                "delta.dataSkippingNumIndexedCols",
                "0",
                "delta.isolationLevel",
                "Serializable");
    }

    /** Refuses a table that is absent, was not made by us, or was made by a newer program. */
    void require(Snapshot snapshot) {
        if (snapshot.version() < 0) {
            throw new Failure(
                    ErrorCode.WAREHOUSE_NO_TABLE,
                    "Cannot read " + table.name() + ": there is no such table in " + folder.getParent(),
                    "Check --warehouse, or run first");
        }
        Map<String, String> properties =
                CollectionConverters.asJava(snapshot.metadata().configuration());
        if (!table.name().equals(properties.get(MARK))) {
            throw new Failure(
                    ErrorCode.WAREHOUSE_FOREIGN_TABLE,
                    "Cannot use " + folder + ": the Delta table there was not made by Assay",
                    "Choose another --warehouse");
        }
        if (Integer.parseInt(properties.getOrDefault(FORMAT, "0")) > KNOWN_FORMAT) {
            throw new Failure(
                    ErrorCode.WAREHOUSE_NEWER_FORMAT,
                    "Cannot use " + folder + ": a newer Assay wrote it (format " + properties.get(FORMAT) + ")",
                    "Use that version of Assay");
        }
    }

    private void requireEmptyFolder(FileSystem files) {
        try {
            boolean foreign = files.exists(folder)
                    && Arrays.stream(files.listStatus(folder))
                            .anyMatch(entry -> !entry.getPath().getName().equals("_delta_log"));
            if (foreign) {
                throw new Failure(
                        ErrorCode.WAREHOUSE_FOREIGN_FOLDER,
                        "Cannot create table " + table.name() + ": the folder " + folder + " holds other files",
                        "Choose another --warehouse");
            }
        } catch (IOException unreadable) {
            throw new Failure(
                    ErrorCode.WAREHOUSE_UNREACHABLE,
                    "Cannot reach the folder " + folder + ": " + unreadable.getMessage(),
                    "Check the access rights",
                    unreadable);
        }
    }
}
