package io.assay.jobs;

import io.assay.jobs.launch.Tools;
import io.assay.jobs.lineage.DatasetName;
import io.assay.jobs.lineage.Lineage;
import io.assay.jobs.lineage.LineageJob;
import io.assay.jobs.lineage.WrittenDataset;
import io.assay.jobs.store.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/**
 * A command on the tables of a warehouse, whose lineage is told where that is asked for.
 *
 * @param asOf day that it is about
 */
record TracedWork(String command, Warehouse warehouse, Optional<LocalDate> asOf, Tools tools) {

    /** Does work that makes new versions of tables from themselves. */
    <T> T of(Supplier<T> work) {
        return reading(hadoop -> List.of(), work);
    }

    /** Does work that writes tables of the warehouse. */
    <T> T reading(Function<Configuration, List<DatasetName>> reads, Supplier<T> work) {
        return writing(reads, work, result -> WrittenDataset.of(warehouse));
    }

    /**
     * Does work that writes something else.
     *
     * @param writes what that is: after work with a result, or, without one, after work that failed
     */
    <T> T writing(
            Function<Configuration, List<DatasetName>> reads,
            Supplier<T> work,
            Function<Optional<T>, List<WrittenDataset>> writes) {
        if (tools.lineage().isEmpty()) {
            return work.get();
        }
        Configuration hadoop = warehouse.spark().sparkContext().hadoopConfiguration();
        LineageJob job = LineageJob.of(
                command, DatasetName.ofPath(warehouse.root(), hadoop), asOf, reads.apply(hadoop), tools.version());
        return new Lineage(tools.lineage().get(), job, tools.clock(), tools.progress()::warn).of(work, writes);
    }
}
