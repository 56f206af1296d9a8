package io.assay.profile;

import static io.assay.table.ProfileSteps.ALL;
import static io.assay.table.ProfileSteps.HEADS;
import static io.assay.table.ProfileSteps.LOWER_QUARTILE;
import static io.assay.table.ProfileSteps.MEDIAN;
import static io.assay.table.ProfileSteps.UPPER_QUARTILE;
import static io.assay.table.ProfileSteps.UP_TO;
import static io.assay.table.ProfileSteps.VALUE;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.assay.table.ColumnSpec;
import io.assay.transform.Transformation;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Quartiles of counted values within groups: each is the least value that the share of the group does not exceed, so
 * that it is one of the values and does not depend on the order of the rows.
 *
 * <p>In: rows with {@code profile_value} and {@code profile_heads}. Out: one row per group.
 *
 * @param by columns that name the group; at least one, and none is null
 */
public record Quartiles(List<ColumnSpec> by) implements Transformation {
    private static final int PARTS = 4;

    public Quartiles {
        by = List.copyOf(by);
        if (by.isEmpty()) {
            throw new IllegalArgumentException(
                    "by must name a column: all rows together would be the work of one task");
        }
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> counted) {
        Column[] group = by.stream().map(ColumnSpec::col).toArray(Column[]::new);
        Column[] groupAndValue = new Column[group.length + 1];
        System.arraycopy(group, 0, groupAndValue, 0, group.length);
        groupAndValue[group.length] = VALUE.col();
        WindowSpec whole = Window.partitionBy(group);
        return counted.filter(VALUE.col().isNotNull())
                .groupBy(groupAndValue)
                .agg(HEADS.from(sum(HEADS.col())))
                .withColumn(UP_TO.name(), sum(HEADS.col()).over(whole.orderBy(VALUE.col())))
                .withColumn(ALL.name(), sum(HEADS.col()).over(whole))
                .groupBy(group)
                .agg(
                        HEADS.from(max(ALL.col())),
                        quartile(LOWER_QUARTILE, 1),
                        quartile(MEDIAN, 2),
                        quartile(UPPER_QUARTILE, 3));
    }

    private static Column quartile(ColumnSpec column, int parts) {
        Column reached = UP_TO.col().multiply(lit(PARTS)).geq(ALL.col().multiply(lit(parts)));
        return column.from(min(when(reached, VALUE.col())));
    }
}
