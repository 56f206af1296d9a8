package io.assay.profile;

import static io.assay.table.ProfileSteps.DISTINCT;
import static io.assay.table.ProfileSteps.HEADS;
import static io.assay.table.ProfileSteps.MEASURE;
import static io.assay.table.ProfileSteps.TIE;
import static io.assay.table.ProfileSteps.TIED;
import static io.assay.table.ProfileSteps.TIED_VALUE;
import static io.assay.table.ProfileSteps.VALUE;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.struct;

import io.assay.transform.Transformation;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The value that most customers share, for each measure, and how many different values there are.
 *
 * <p>In: what {@link CustomerCounts} gives. Out: one row per measure; customers without a value share none.
 */
public record LargestTies() implements Transformation {
    @Override
    public Dataset<Row> apply(Dataset<Row> counted) {
        Column leastOfEquals = negate(VALUE.col());
        return counted.filter(VALUE.col().isNotNull())
                .groupBy(MEASURE.col())
                .agg(
                        DISTINCT.from(count(lit(1))),
                        TIE.from(max(struct(TIED.from(HEADS.col()), TIED_VALUE.from(leastOfEquals)))))
                .select(
                        MEASURE.col(),
                        DISTINCT.col(),
                        TIED.of(TIE),
                        TIED_VALUE.from(negate(TIE.col().getField(TIED_VALUE.name()))));
    }
}
