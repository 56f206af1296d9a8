package io.assay.cut;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Where the upper level of columns begins that are cut by a ratio of sums; one pass over the rows for all of them. */
final class SumRatios {
    private static final int DECIMALS = 10;
    private static final DataType UNITS = DataTypes.createDecimalType(19, 0);

    private SumRatios() {}

    /** By place of the column in the list; empty, and without a pass, when no column is cut so. */
    static Map<Integer, Step> of(Dataset<Row> rows, List<CutColumn> columns) {
        List<Integer> places = new ArrayList<>();
        List<Column> sums = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).rule() instanceof CutRule.RatioOfSums rule) {
                Column within = columns.get(i).population().contains();
                places.add(i);
                sums.add(sum(when(within, units(rows, rule.numerator()))));
                sums.add(sum(when(within, units(rows, rule.denominator()))));
            }
        }
        Map<Integer, Step> steps = new TreeMap<>();
        if (!places.isEmpty()) {
            Row row = rows.agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
                    .first();
            for (int i = 0; i < places.size(); i++) {
                CutColumn column = columns.get(places.get(i));
                steps.put(places.get(i), step(rows, column, row.getDecimal(2 * i), row.getDecimal(2 * i + 1)));
            }
        }
        return steps;
    }

    private static Step step(Dataset<Row> rows, CutColumn column, BigDecimal numerator, BigDecimal denominator) {
        if (numerator == null || denominator == null || denominator.signum() <= 0) {
            return Step.NOBODY;
        }
        CutRule.RatioOfSums rule = (CutRule.RatioOfSums) column.rule();
        int shift = lattice(rows, column.column()).decimals()
                + lattice(rows, rule.denominator()).decimals()
                - lattice(rows, rule.numerator()).decimals();
        BigDecimal units = numerator.movePointRight(shift);
        BigDecimal begin = units.divide(denominator, 0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        return new Step.Found(
                Optional.of(begin.longValueExact()),
                Optional.of(units.divide(denominator, DECIMALS, RoundingMode.HALF_EVEN)),
                Optional.empty());
    }

    private static Column units(Dataset<Row> rows, String column) {
        return lattice(rows, column).key(col(column)).cast(UNITS);
    }

    private static Lattice lattice(Dataset<Row> rows, String column) {
        return Lattice.of(rows.schema(), column);
    }
}
