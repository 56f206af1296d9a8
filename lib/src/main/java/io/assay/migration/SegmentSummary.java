package io.assay.migration;

import static io.assay.table.SegmentSteps.DATED;
import static io.assay.table.SegmentSteps.DAYS;
import static io.assay.table.SegmentSteps.HEADS;
import static io.assay.table.SegmentSteps.MEMBER;
import static io.assay.table.SegmentSteps.MONEY;
import static io.assay.table.SegmentSteps.VISITS;
import static io.assay.table.SegmentSummaryTable.AVG_FREQUENCY;
import static io.assay.table.SegmentSummaryTable.AVG_MONETARY;
import static io.assay.table.SegmentSummaryTable.AVG_RECENCY_DAYS;
import static io.assay.table.SegmentSummaryTable.CUSTOMERS;
import static io.assay.table.SegmentSummaryTable.CUSTOMER_SHARE;
import static io.assay.table.SegmentSummaryTable.MONETARY;
import static io.assay.table.SegmentSummaryTable.MONETARY_SHARE;
import static io.assay.table.SegmentSummaryTable.PER_HEAD_INDEX;
import static io.assay.table.SegmentSummaryTable.SCHEME;
import static io.assay.table.SegmentSummaryTable.SEGMENT;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import io.assay.table.ColumnSpec;
import io.assay.table.CustomerFeatureTable;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Counts the customers and the money of every segment of every scheme, in one pass over the customers.
 *
 * <p>In: {@code customer_segment}. Out: {@code segment_summary} without as-of and run; a segment without customers
 * stands with 0.
 *
 * @param schemes columns of {@code customer_segment} that hold segments
 */
public record SegmentSummary(List<String> schemes) {
    public SegmentSummary {
        schemes = List.copyOf(schemes);
    }

    /**
     * The summary.
     *
     * @param segments every segment that can occur: rows with scheme and segment
     */
    public Dataset<Row> of(Dataset<Row> customers, Dataset<Row> segments) {
        Dataset<Row> counted = customers
                .select(
                        explode(perScheme()).as(MEMBER.name()),
                        CustomerFeatureTable.MONETARY.col(),
                        CustomerFeatureTable.FREQUENCY.col(),
                        CustomerFeatureTable.RECENCY_DAYS.col())
                .groupBy(SCHEME.of(MEMBER), SEGMENT.of(MEMBER))
                .agg(
                        HEADS.from(count(lit(1))),
                        MONEY.from(sum(CustomerFeatureTable.MONETARY.col())),
                        VISITS.from(sum(CustomerFeatureTable.FREQUENCY.col())),
                        DAYS.from(sum(CustomerFeatureTable.RECENCY_DAYS.col())),
                        DATED.from(count(CustomerFeatureTable.RECENCY_DAYS.col())));
        Dataset<Row> all = segments.select(SCHEME.col(), SEGMENT.col())
                .join(counted, new String[] {SCHEME.name(), SEGMENT.name()}, "left")
                .withColumn(CUSTOMERS.name(), CUSTOMERS.from(coalesce(HEADS.col(), lit(0L))))
                .withColumn(MONETARY.name(), MONETARY.from(coalesce(MONEY.col(), lit(0))));
        return all.select(
                SCHEME.col(),
                SEGMENT.col(),
                CUSTOMERS.col(),
                CUSTOMER_SHARE.from(share(CUSTOMERS)),
                MONETARY.col(),
                MONETARY_SHARE.from(share(MONETARY)),
                AVG_MONETARY.from(MONETARY.col().divide(nullif(CUSTOMERS.col().cast("decimal(18,0)"), lit(0)))),
                PER_HEAD_INDEX.from(share(MONETARY).divide(nullif(share(CUSTOMERS), lit(0.0)))),
                AVG_RECENCY_DAYS.from(DAYS.col().divide(nullif(DATED.col(), lit(0)))),
                AVG_FREQUENCY.from(VISITS.col().divide(nullif(CUSTOMERS.col(), lit(0)))));
    }

    private Column perScheme() {
        return array(schemes.stream()
                .map(scheme -> struct(SCHEME.from(lit(scheme)), SEGMENT.from(col(scheme))))
                .toArray(Column[]::new));
    }

    /** An additive column over its total in the scheme; null when the total is 0. */
    private static Column share(ColumnSpec sum) {
        WindowSpec scheme = Window.partitionBy(SCHEME.col());
        return sum.col()
                .cast("double")
                .divide(nullif(sum(sum.col()).over(scheme).cast("double"), lit(0.0)));
    }
}
