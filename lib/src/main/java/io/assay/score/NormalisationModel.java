package io.assay.score;

import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.when;

import io.assay.table.Better;
import io.assay.table.ColumnSpec;
import io.assay.table.ScoreColumns;
import io.assay.transform.Transformation;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Adds {@code <column>_norm} for each measure; null stays null. Its parameters are part of it, so it can be saved. */
public record NormalisationModel(Normalisation normalisation, List<Parameters> parameters) implements Transformation {
    /** What was learned of one column, in its own unit; all 0 when it held no value. */
    public record Parameters(double min, double max, double mean, double sd) {}

    public NormalisationModel {
        parameters = List.copyOf(parameters);
    }

    /** The columns that it adds, in order. */
    public List<ColumnSpec> columns() {
        return normalisation.measures().stream()
                .map(measure ->
                        ScoreColumns.normalised(measure, normalisation.scale().code()))
                .toList();
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> rows) {
        Dataset<Row> scaled = rows;
        for (int i = 0; i < parameters.size(); i++) {
            ColumnSpec added = columns().get(i);
            scaled = scaled.withColumn(
                    added.name(),
                    scaled(normalisation.measures().get(i), parameters.get(i)).cast(added.type()));
        }
        return scaled;
    }

    private Column scaled(ColumnSpec measure, Parameters learned) {
        Column x = measure.col().cast(DataTypes.DoubleType);
        return switch (normalisation.scale()) {
            case MINMAX -> minmax(x, measure.better(), learned);
            case ZSCORE, ZSCORE_POPULATION -> ratio(x, learned.mean(), learned.sd());
            case LOG -> when(x.isNotNull(), log1p(greatest(x, lit(0d))));
        };
    }

    private static Column minmax(Column x, Better better, Parameters learned) {
        double range = learned.max() - learned.min();
        boolean turned = better == Better.LOWER && range > 0;
        Column share = ratio(x, learned.min(), range);
        return turned ? lit(1d).minus(share) : share;
    }

    private static Column ratio(Column x, double origin, double unit) {
        Column ratio = unit > 0 ? x.minus(lit(origin)).divide(lit(unit)) : lit(0d);
        return when(x.isNotNull(), ratio);
    }
}
