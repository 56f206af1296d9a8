package io.assay.score;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import io.assay.cut.Lattice;
import io.assay.math.ExactMoments;
import io.assay.table.ColumnSpec;
import io.assay.table.MomentSteps;
import io.assay.transform.Estimator;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Brings columns to a common scale. Sums are exact, so parameters do not depend on the order of rows. */
public record Normalisation(Scale scale, List<ColumnSpec> measures) implements Estimator<NormalisationModel> {
    private static final DataType EXACT = DataTypes.createDecimalType(38, 0);
    private static final DataType KEY = DataTypes.createDecimalType(19, 0);

    public Normalisation {
        measures = List.copyOf(measures);
        if (measures.isEmpty()) {
            throw new IllegalArgumentException("measures must name at least one column");
        }
    }

    @Override
    public NormalisationModel fit(Dataset<Row> rows) {
        List<Column> sums = new ArrayList<>();
        for (int i = 0; i < measures.size(); i++) {
            sums.addAll(sums(lattice(rows, measures.get(i)).key(measures.get(i).col()), i));
        }
        Row row = rows.agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
                .first();
        List<NormalisationModel.Parameters> parameters = new ArrayList<>();
        for (int i = 0; i < measures.size(); i++) {
            parameters.add(parameters(row, i, lattice(rows, measures.get(i)).decimals()));
        }
        return new NormalisationModel(this, parameters);
    }

    private static List<Column> sums(Column key, int place) {
        Column exact = key.cast(KEY);
        return List.of(
                MomentSteps.least(place).from(min(key)),
                MomentSteps.most(place).from(max(key)),
                MomentSteps.count(place).from(count(key)),
                MomentSteps.sum(place).from(sum(exact.cast(EXACT))),
                MomentSteps.squares(place).from(sum(exact.multiply(exact).cast(EXACT))));
    }

    private static Lattice lattice(Dataset<Row> rows, ColumnSpec measure) {
        return Lattice.of(rows.schema(), measure.name());
    }

    private NormalisationModel.Parameters parameters(Row row, int place, int decimals) {
        long count = MomentSteps.count(place).in(row, Long.class);
        if (count == 0) {
            return new NormalisationModel.Parameters(0, 0, 0, 0);
        }
        ExactMoments moments = new ExactMoments(
                count,
                MomentSteps.sum(place).in(row, BigDecimal.class),
                MomentSteps.squares(place).in(row, BigDecimal.class));
        BigDecimal variance =
                scale == Scale.ZSCORE_POPULATION ? moments.populationVariance() : moments.sampleVariance();
        return new NormalisationModel.Parameters(
                number(BigDecimal.valueOf(MomentSteps.least(place).in(row, Long.class)), decimals),
                number(BigDecimal.valueOf(MomentSteps.most(place).in(row, Long.class)), decimals),
                number(moments.mean(), decimals),
                number(variance.sqrt(MathContext.DECIMAL64), decimals));
    }

    private static double number(BigDecimal units, int decimals) {
        return units.movePointLeft(decimals).doubleValue();
    }
}
