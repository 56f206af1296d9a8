package io.assay.score;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import io.assay.cut.Lattice;
import io.assay.table.ColumnSpec;
import io.assay.transform.Estimator;
import java.math.BigDecimal;
import java.math.BigInteger;
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
    private static final int PER_MEASURE = 5;

    public Normalisation {
        measures = List.copyOf(measures);
        if (measures.isEmpty()) {
            throw new IllegalArgumentException("measures must name at least one column");
        }
    }

    @Override
    public NormalisationModel fit(Dataset<Row> rows) {
        List<Column> sums = new ArrayList<>();
        for (ColumnSpec measure : measures) {
            Column key = lattice(rows, measure).key(measure.col());
            Column exact = key.cast(KEY);
            sums.addAll(List.of(
                    min(key),
                    max(key),
                    count(key),
                    sum(exact.cast(EXACT)),
                    sum(exact.multiply(exact).cast(EXACT))));
        }
        Row row = rows.agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
                .first();
        List<NormalisationModel.Parameters> parameters = new ArrayList<>();
        for (int i = 0; i < measures.size(); i++) {
            parameters.add(parameters(
                    row, i * PER_MEASURE, lattice(rows, measures.get(i)).decimals()));
        }
        return new NormalisationModel(this, parameters);
    }

    private static Lattice lattice(Dataset<Row> rows, ColumnSpec measure) {
        String name = measure.name();
        return Lattice.of(name, rows.schema().apply(name).dataType());
    }

    /** {@code sd^2 = (n S2 - S1^2) / (n (n - 1))}, or over {@code n^2} for the population. */
    private NormalisationModel.Parameters parameters(Row row, int at, int decimals) {
        long n = row.getLong(at + 2);
        if (n == 0) {
            return new NormalisationModel.Parameters(0, 0, 0, 0);
        }
        BigInteger count = BigInteger.valueOf(n);
        BigInteger sum = row.getDecimal(at + 3).toBigIntegerExact();
        BigInteger squares = row.getDecimal(at + 4).toBigIntegerExact();
        BigDecimal spread = new BigDecimal(count.multiply(squares).subtract(sum.multiply(sum)));
        long divisor = scale == Scale.ZSCORE_POPULATION ? n : n - 1;
        BigDecimal variance = divisor == 0
                ? BigDecimal.ZERO
                : spread.divide(new BigDecimal(count.multiply(BigInteger.valueOf(divisor))), MathContext.DECIMAL128);
        return new NormalisationModel.Parameters(
                number(BigDecimal.valueOf(row.getLong(at)), decimals),
                number(BigDecimal.valueOf(row.getLong(at + 1)), decimals),
                number(new BigDecimal(sum).divide(new BigDecimal(count), MathContext.DECIMAL128), decimals),
                number(variance.sqrt(MathContext.DECIMAL64), decimals));
    }

    private static double number(BigDecimal units, int decimals) {
        return units.movePointLeft(decimals).doubleValue();
    }
}
