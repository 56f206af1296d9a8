package io.assay.jobs.run;

import io.assay.feature.LatestDays;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.TableEvidence;
import io.assay.table.CustomerDayTable;
import io.assay.table.RunColumns;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Customer-days that runs left, as features need them. */
record StoredDays(Published published) {

    /** One row per customer and day of several slices, oldest first. */
    Dataset<Row> latest(List<TableEvidence> slices) {
        List<String> runs = slices.stream().map(TableEvidence::runId).toList();
        return new LatestDays(runs).of(published.rows(slices, CustomerDayTable.SPEC));
    }

    /** The same of several slices and the days of a later one that is not written yet. */
    Dataset<Row> latest(List<TableEvidence> slices, Dataset<Row> later, String laterRun) {
        List<String> runs = Stream.concat(slices.stream().map(TableEvidence::runId), Stream.of(laterRun))
                .toList();
        return new LatestDays(runs)
                .of(published
                        .rows(slices, CustomerDayTable.SPEC)
                        .unionByName(later.withColumn(
                                RunColumns.RUN_ID.name(), RunColumns.RUN_ID.from(functions.lit(laterRun)))));
    }
}
