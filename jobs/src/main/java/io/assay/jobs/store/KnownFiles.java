package io.assay.jobs.store;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.files.TahoeBatchFileIndex;
import scala.collection.immutable.Seq;

/** Data files of a Delta table that need not be looked for. */
final class KnownFiles extends TahoeBatchFileIndex {

    KnownFiles(SparkSession spark, DeltaLog log, Snapshot table, Seq<AddFile> files) {
        super((org.apache.spark.sql.classic.SparkSession) spark, "batch", files, log, log.dataPath(), table, false);
    }

    /** All of them where no partition is ruled out: Delta would run a query to find that out. */
    @Override
    public Seq<AddFile> matchingFiles(Seq<Expression> partitionFilters, Seq<Expression> dataFilters) {
        return partitionFilters.isEmpty() ? addFiles() : super.matchingFiles(partitionFilters, dataFilters);
    }
}
