package io.assay.jobs.report;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import io.assay.profile.FirstDigits;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.MeasureCountSteps;
import io.assay.table.ScoreColumns;
import io.assay.transform.Transformation;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts customers by each measure in one pass. Money is counted by its first three digits in cents, so that the number
 * of rows follows the range of amounts and not the number of customers.
 */
record MeasureCounts() implements Transformation {
    /** Pairs of recency and frequency score. */
    static final String GRID = "grid";
    /** Days since the last visit. */
    static final String RECENCY = "recency";
    /** The least amount, in cents, with the same first digits. */
    static final String MONETARY = "monetary";

    @Override
    public Dataset<Row> apply(Dataset<Row> customers) {
        Column values = array(
                value(GRID, ScoreColumns.R_SCORE.col(), ScoreColumns.F_SCORE.col()),
                value(RECENCY, CustomerFeatureTable.RECENCY_DAYS.col(), lit(null)),
                value(MONETARY, FirstDigits.of(CustomerFeatureTable.MONETARY.col()), lit(null)));
        return customers
                .select(inline(values), CustomerFeatureTable.MONETARY.col())
                .groupBy(MeasureCountSteps.MEASURE.col(), MeasureCountSteps.FIRST.col(), MeasureCountSteps.SECOND.col())
                .agg(
                        MeasureCountSteps.CUSTOMERS.from(count(lit(1))),
                        MeasureCountSteps.MONETARY.from(coalesce(sum(CustomerFeatureTable.MONETARY.col()), lit(0))));
    }

    private static Column value(String measure, Column first, Column second) {
        return struct(
                MeasureCountSteps.MEASURE.from(lit(measure)),
                MeasureCountSteps.FIRST.from(first),
                MeasureCountSteps.SECOND.from(second));
    }
}
