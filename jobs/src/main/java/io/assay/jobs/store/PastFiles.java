package io.assay.jobs.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
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

    /** Full paths of the files of some partitions that the log names and storage still has. */
    static List<String> of(DeltaLog log, Partitions wanted) {
        return present(log, named(log, wanted));
    }

    private static Set<String> named(DeltaLog log, Partitions wanted) {
        Set<String> files = new LinkedHashSet<>();
        Iterator<Tuple2<Object, Seq<Action>>> commits =
                CollectionConverters.asJava(log.getChanges(0, Option.empty(), false));
        while (commits.hasNext()) {
            for (Action action : CollectionConverters.asJava(commits.next()._2())) {
                if (isRowChange(action) && wanted.hold((FileAction) action)) {
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
