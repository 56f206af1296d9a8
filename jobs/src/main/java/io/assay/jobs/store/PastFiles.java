package io.assay.jobs.store;

import io.assay.table.ColumnSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.actions.RemoveFile;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Data files of a table, those of replaced rows included. A file that was added before the log begins is known by the commit
 * that took it away.
 */
final class PastFiles {
    private PastFiles() {}

    /** Full paths of all files that the log names and storage still has. */
    static List<String> of(DeltaLog log) {
        return present(log, named(log, Optional.empty(), ""));
    }

    /** The same of those in a partition. */
    static List<String> of(DeltaLog log, ColumnSpec partition, String value) {
        return present(log, named(log, Optional.of(partition.name()), value));
    }

    private static Set<String> named(DeltaLog log, Optional<String> partition, String value) {
        Set<String> files = new LinkedHashSet<>();
        Iterator<Tuple2<Object, Seq<Action>>> commits =
                CollectionConverters.asJava(log.getChanges(0, Option.empty(), false));
        while (commits.hasNext()) {
            for (Action action : CollectionConverters.asJava(commits.next()._2())) {
                if (isRowChange(action)
                        && partition
                                .map(column -> isIn((FileAction) action, column, value))
                                .orElse(true)) {
                    files.add(new Path(log.dataPath(), new Path(URI.create(((FileAction) action).path()))).toString());
                }
            }
        }
        return files;
    }

    private static boolean isRowChange(Action action) {
        return (action instanceof AddFile added && added.dataChange())
                || (action instanceof RemoveFile removed && removed.dataChange());
    }

    private static boolean isIn(FileAction file, String partition, String value) {
        Map<String, String> values = CollectionConverters.asJava(file.partitionValues());
        return value.equals(values.get(partition));
    }

    private static List<String> present(DeltaLog log, Set<String> files) {
        try {
            FileSystem storage = log.dataPath().getFileSystem(log.newDeltaHadoopConf());
            List<String> present = new ArrayList<>();
            for (String file : files) {
                if (storage.exists(new Path(file))) {
                    present.add(file);
                }
            }
            return present;
        } catch (IOException unreachable) {
            throw new UncheckedIOException("Cannot look for the files of " + log.dataPath(), unreachable);
        }
    }
}
