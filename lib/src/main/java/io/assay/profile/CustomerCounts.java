package io.assay.profile;

import static io.assay.table.ProfileSteps.HEADS;
import static io.assay.table.ProfileSteps.MEASURE;
import static io.assay.table.ProfileSteps.VALUE;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.assay.transform.Transformation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts customers by the value of each of several measures, in one pass.
 *
 * @param measures whole numbers of a customer, by name
 */
public record CustomerCounts(Map<String, Column> measures) implements Transformation {
    public CustomerCounts {
        measures = new LinkedHashMap<>(measures);
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> customers) {
        Column[] values = measures.entrySet().stream()
                .map(measure -> struct(MEASURE.from(lit(measure.getKey())), VALUE.from(measure.getValue())))
                .toArray(Column[]::new);
        return customers
                .select(inline(array(values)))
                .groupBy(MEASURE.col(), VALUE.col())
                .agg(HEADS.from(count(lit(1))));
    }
}
