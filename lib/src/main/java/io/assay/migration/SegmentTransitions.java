package io.assay.migration;

import static io.assay.table.RunColumns.CUSTOMER_ID;
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
import io.assay.transform.Transformation;
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
 * @param previous {@code customer_segment} at the previous as-of date
 * @param schemes columns of both that hold segments
 */
public record SegmentTransitions(Dataset<Row> previous, List<String> schemes) implements Transformation {
    private static final String BEFORE = "before_";
    private static final String NOW = "now_";

    public SegmentTransitions {
        schemes = List.copyOf(schemes);
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> customers) {
        Dataset<Row> pairs = side(previous, BEFORE)
                .join(side(customers, NOW), new String[] {CUSTOMER_ID.name()}, "full_outer")
                .select(
                        explode(perScheme()).as("move"),
                        coalesce(money(BEFORE), lit(0)).as("before"),
                        coalesce(money(NOW), lit(0)).as("now"));
        Dataset<Row> counted = pairs.groupBy(moved(SCHEME.name()), moved(FROM_SEGMENT.name()), moved(TO_SEGMENT.name()))
                .agg(
                        CUSTOMERS.from(count(lit(1))),
                        MONETARY_BEFORE.from(sum(col("before"))),
                        MONETARY_NOW.from(sum(col("now"))));
        Column size = sum(CUSTOMERS.col()).over(Window.partitionBy(SCHEME.col(), FROM_SEGMENT.col()));
        Column share = when(
                FROM_SEGMENT.col().notEqual(lit(NEW)),
                CUSTOMERS.col().cast("double").divide(size));
        return counted.withColumn(SHARE_OF_FROM.name(), SHARE_OF_FROM.from(share));
    }

    private Dataset<Row> side(Dataset<Row> customers, String prefix) {
        Stream<Column> segments = schemes.stream().map(scheme -> col(scheme).as(prefix + scheme));
        Stream<Column> rest = Stream.of(
                CUSTOMER_ID.col(),
                CustomerFeatureTable.MONETARY.col().as(prefix + CustomerFeatureTable.MONETARY.name()));
        return customers.select(Stream.concat(rest, segments).toArray(Column[]::new));
    }

    private static Column money(String prefix) {
        return col(prefix + CustomerFeatureTable.MONETARY.name());
    }

    private Column perScheme() {
        return array(schemes.stream()
                .map(scheme -> struct(
                        SCHEME.from(lit(scheme)),
                        FROM_SEGMENT.from(coalesce(col(BEFORE + scheme), lit(NEW))),
                        TO_SEGMENT.from(coalesce(col(NOW + scheme), lit(LOST)))))
                .toArray(Column[]::new));
    }

    private static Column moved(String field) {
        return col("move").getField(field).as(field);
    }
}
