package io.assay.migration;

import static io.assay.table.RunColumns.CUSTOMER_ID;
import static io.assay.table.SegmentSteps.MOVE;
import static io.assay.table.SegmentSteps.Side.BEFORE;
import static io.assay.table.SegmentSteps.Side.NOW;
import static io.assay.table.SegmentSummaryTable.SCHEME;
import static io.assay.table.SegmentTransitionTable.CUSTOMERS;
import static io.assay.table.SegmentTransitionTable.FROM_SEGMENT;
import static io.assay.table.SegmentTransitionTable.LOST;
import static io.assay.table.SegmentTransitionTable.MONETARY_BEFORE;
import static io.assay.table.SegmentTransitionTable.MONETARY_NOW;
import static io.assay.table.SegmentTransitionTable.NEW;
import static io.assay.table.SegmentTransitionTable.SHARE_OF_FROM;
import static io.assay.table.SegmentTransitionTable.TO_SEGMENT;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.assay.table.CustomerFeatureTable;
import io.assay.table.SegmentSteps.Side;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Counts the customers that went from one segment to another between two as-of dates, for every scheme.
 *
 * <p>In: {@code customer_segment} now. Out: {@code segment_transition} without as-of and run. Row sums are the previous
 * sizes, column sums the sizes now; {@code (new)} and {@code (lost)} stand for customers that one side does not know.
 *
 * @param schemes columns of both that hold segments
 */
public record SegmentTransitions(List<String> schemes) {
    public SegmentTransitions {
        schemes = List.copyOf(schemes);
    }

    /**
     * The movement to the rows of {@code customer_segment} now.
     *
     * @param previous {@code customer_segment} at the previous as-of date
     */
    public Dataset<Row> between(Dataset<Row> previous, Dataset<Row> now) {
        Dataset<Row> pairs = side(previous, BEFORE)
                .join(side(now, NOW), new String[] {CUSTOMER_ID.name()}, "full_outer")
                .select(
                        explode(perScheme()).as(MOVE.name()),
                        MONETARY_BEFORE.from(coalesce(BEFORE.money().col(), lit(0))),
                        MONETARY_NOW.from(coalesce(NOW.money().col(), lit(0))));
        Dataset<Row> counted = pairs.groupBy(SCHEME.of(MOVE), FROM_SEGMENT.of(MOVE), TO_SEGMENT.of(MOVE))
                .agg(
                        CUSTOMERS.from(count(lit(1))),
                        MONETARY_BEFORE.from(sum(MONETARY_BEFORE.col())),
                        MONETARY_NOW.from(sum(MONETARY_NOW.col())));
        Column size = sum(CUSTOMERS.col()).over(Window.partitionBy(SCHEME.col(), FROM_SEGMENT.col()));
        Column share = when(
                FROM_SEGMENT.col().notEqual(lit(NEW)),
                CUSTOMERS.col().cast("double").divide(size));
        return counted.withColumn(SHARE_OF_FROM.name(), SHARE_OF_FROM.from(share));
    }

    private Dataset<Row> side(Dataset<Row> customers, Side side) {
        Stream<Column> segments =
                schemes.stream().map(scheme -> col(scheme).as(side.of(scheme).name()));
        Stream<Column> rest = Stream.of(
                CUSTOMER_ID.col(),
                CustomerFeatureTable.MONETARY.col().as(side.money().name()));
        return customers.select(Stream.concat(rest, segments).toArray(Column[]::new));
    }

    private Column perScheme() {
        return array(schemes.stream()
                .map(scheme -> struct(
                        SCHEME.from(lit(scheme)),
                        FROM_SEGMENT.from(coalesce(BEFORE.of(scheme).col(), lit(NEW))),
                        TO_SEGMENT.from(coalesce(NOW.of(scheme).col(), lit(LOST)))))
                .toArray(Column[]::new));
    }
}
