package io.assay.jobs.run;

import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.migration.SegmentTransitions;
import io.assay.table.SegmentTransitionTable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Moves of customers since an earlier publication.
 *
 * @param previous the publication compared with
 * @param then its customers
 */
record Moves(Publication previous, Dataset<Row> then) {

    static Moves since(Publication previous, Published published) {
        return new Moves(previous, published.customers(previous));
    }

    /**
     * Rows of {@code segment_transition} without as-of and run.
     *
     * @param customers customers now
     * @param schemes their columns that hold segments; what the earlier publication does not have is left out
     */
    Dataset<Row> into(Dataset<Row> customers, List<String> schemes) {
        List<String> known = Arrays.asList(then.columns());
        List<String> shared = schemes.stream().filter(known::contains).toList();
        return new SegmentTransitions(shared)
                .between(then, customers)
                .withColumn(
                        SegmentTransitionTable.PREVIOUS_AS_OF_DATE.name(),
                        SegmentTransitionTable.PREVIOUS_AS_OF_DATE.from(functions.lit(previous.asOf())))
                .withColumn(
                        SegmentTransitionTable.PREVIOUS_RUN_ID.name(),
                        SegmentTransitionTable.PREVIOUS_RUN_ID.from(functions.lit(previous.runId())));
    }
}
