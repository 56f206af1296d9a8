package io.assay.jobs.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.actions.RemoveFile;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The data files that commits added to a Delta table, where they only added rows.
 *
 * @param table the table at the later version
 */
public record AppendedFiles(DeltaLog log, Snapshot table, List<AddFile> files) {

    public AppendedFiles {
        files = List.copyOf(files);
    }

    /** Files added after one version up to another; empty when a row was changed or removed, or the columns changed. */
    public static Optional<AppendedFiles> between(SparkSession spark, String location, String after, String upTo) {
        long first = Long.parseLong(after) + 1;
        long last = Long.parseLong(upTo);
        if (last < first) {
            return Optional.empty();
        }
        DeltaLog log = DeltaLog.forTable(spark, location);
        Set<String> moved = new HashSet<>();
        List<AddFile> added = new ArrayList<>();
        long next = first;
        Iterator<Tuple2<Object, Seq<Action>>> commits =
                CollectionConverters.asJava(log.getChanges(first, Option.empty(), false));
        while (commits.hasNext()) {
            Tuple2<Object, Seq<Action>> commit = commits.next();
            long version = (Long) commit._1();
            if (version > last) {
                break;
            }
            if (version != next) {
                return Optional.empty();
            }
            next++;
            for (Action action : CollectionConverters.asJava(commit._2())) {
                if (action instanceof Metadata || (action instanceof RemoveFile removed && removed.dataChange())) {
                    return Optional.empty();
                }
                if (action instanceof RemoveFile removed) {
                    moved.add(removed.path());
                }
                if (action instanceof AddFile file && file.dataChange()) {
                    added.add(file);
                }
            }
        }
        boolean isWhole = next == last + 1
                && added.stream()
                        .allMatch(file ->
                                file.deletionVector() == null && (!moved.contains(file.path()) || isThere(log, file)));
        return isWhole
                ? Optional.of(
                        new AppendedFiles(log, log.getSnapshotAt(last, Option.empty(), Option.empty(), false), added))
                : Optional.empty();
    }

    /** Whether storage still has a file that a compaction replaced. */
    private static boolean isThere(DeltaLog log, AddFile file) {
        Path path = new Path(log.dataPath(), new Path(URI.create(file.path())));
        try {
            return path.getFileSystem(log.newDeltaHadoopConf()).exists(path);
        } catch (IOException unreachable) {
            throw new UncheckedIOException("Cannot look for " + path, unreachable);
        }
    }

    /** Their rows. */
    public Dataset<Row> rows() {
        return log.createDataFrame(table, ScalaSeq.of(files), false, Option.empty());
    }
}
