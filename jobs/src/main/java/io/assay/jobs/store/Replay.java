package io.assay.jobs.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.actions.RemoveFile;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What the log says of some partitions of a table at a version.
 *
 * <p>Delta answers by queries over the whole log, whose generated code takes longer to write and to compile than a log of
 * ordinary length takes to read. Here the commits since the last checkpoint are read as they are, and of the checkpoint
 * what is asked for, by one plain query.
 */
final class Replay {
    private static final String FILE = "add";
    private static final String NUMBER = "txn";

    private final DeltaLog log;
    private final Snapshot table;
    private final SparkSession few;
    private final List<Action> sinceCheckpoint;

    /**
     * Reads the commits.
     *
     * @param few session for the query
     */
    Replay(DeltaLog log, Snapshot table, SparkSession few) {
        this.log = log;
        this.table = table;
        this.few = few;
        Configuration storage = log.newDeltaHadoopConf();
        sinceCheckpoint = CollectionConverters.asJava(table.logSegment().deltas()).stream()
                .flatMap(commit -> CollectionConverters.asJava(log.store().read(commit, storage)).stream())
                .map(Action::fromJson)
                .toList();
    }

    /** A data file, together with the rows of it that were deleted since. */
    private record Content(String path, DeletionVectorDescriptor deleted) {
        static Content of(FileAction file) {
            return new Content(file.path(), file.deletionVector());
        }
    }

    /** The rows of the partitions, in a session. */
    Dataset<Row> rows(Partitions wanted, SparkSession session) {
        KnownFiles files = new KnownFiles(session, log, table, ScalaSeq.of(files(wanted)));
        return session.baseRelationToDataFrame(
                log.buildHadoopFsRelationWithFileIndex(table, files, Option.empty(), false));
    }

    /** The data files of the partitions. */
    List<AddFile> files(Partitions wanted) {
        Column values = functions.col(FILE).getField("partitionValues");
        Map<Content, AddFile> live = new LinkedHashMap<>();
        actions(FILE, wanted.hold(values)).forEach(action -> {
            if (action instanceof AddFile added && wanted.hold(added)) {
                live.put(Content.of(added), added);
            } else if (action instanceof RemoveFile removed) {
                live.remove(Content.of(removed));
            }
        });
        return List.copyOf(live.values());
    }

    /** The last number committed under an application. */
    OptionalLong lastNumber(String application) {
        return actions(NUMBER, functions.col(NUMBER).getField("appId").equalTo(application))
                .flatMap(action -> action instanceof SetTransaction number ? Stream.of(number) : Stream.empty())
                .filter(number -> number.appId().equals(application))
                .mapToLong(SetTransaction::version)
                .reduce((earlier, later) -> later);
    }

    /** The wanted actions of one kind in the checkpoint, then all actions of the commits since. */
    private Stream<Action> actions(String kind, Column wanted) {
        return Stream.concat(checkpointed(kind, wanted).stream().map(Action::fromJson), sinceCheckpoint.stream());
    }

    private List<String> checkpointed(String kind, Column wanted) {
        String[] parts = CollectionConverters.asJava(
                        table.logSegment().checkpointProvider().topLevelFiles())
                .stream()
                .map(part -> part.getPath().toString())
                .toArray(String[]::new);
        if (parts.length == 0) {
            return List.of();
        }
        Column action = functions.col(kind);
        return few.read()
                .schema(new StructType().add(Action.logSchema().apply(kind)))
                .parquet(parts)
                .filter(action.isNotNull().and(wanted))
                .select(functions.to_json(functions.struct(action)))
                .as(Encoders.STRING())
                .collectAsList();
    }
}
