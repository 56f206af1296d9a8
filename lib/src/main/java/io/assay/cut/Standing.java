package io.assay.cut;

import static io.assay.table.StandingSteps.ABOVE;
import static io.assay.table.StandingSteps.BUCKET;
import static io.assay.table.StandingSteps.HEADS_ABOVE;
import static io.assay.table.StandingSteps.HOLDERS;
import static io.assay.table.StandingSteps.NUMBER;
import static io.assay.table.StandingSteps.SUM_ABOVE;
import static io.assay.table.StandingSteps.WEIGHTED_RANKS;
import static io.assay.table.StandingSteps.WORTH;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.assay.table.ColumnSpec;
import io.assay.transform.Lookup;
import io.assay.transform.Transformation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Where customers stand in the order of a value, the best first: adds the rank, and the share of the total that the
 * customer and all above hold together. Negative values add nothing; without a positive total there is no share. Unknown
 * values and customers outside the population have neither.
 *
 * <p>Ties are decided as the cut decides them. With {@link Ties#UP} equal customers share the best of their ranks
 * (1, 2, 2, 4) and the share after the last of them; with {@link Ties#BY_ID} they follow their ids (1, 2, 3, 4), each
 * with the share after it.
 *
 * <p>The histogram of the cut says what lies above each of its buckets, so customers are sorted within buckets only.
 *
 * @param idColumn name of the column that tells customers apart
 * @param rank column of the rank, from 1
 * @param share column of the cumulative share, from 0 to 1
 */
public record Standing(ShareCurve curve, String idColumn, ColumnSpec rank, ColumnSpec share) implements Transformation {
    private static final DataType UNITS = DataTypes.createDecimalType(19, 0);
    private static final DataType EXACT = DataTypes.createDecimalType(38, 0);

    @Override
    public Dataset<Row> apply(Dataset<Row> rows) {
        Column worth = worth(rows);
        Dataset<Row> placed = rows.withColumn(WORTH.name(), worth)
                .withColumn(NUMBER.name(), Passes.number(WORTH.col(), CutFit.FINEST));
        Dataset<Row> joined = placed.join(above(rows), NUMBER.col().equalTo(BUCKET.col()), "left");
        List<Column> all = new ArrayList<>();
        Arrays.stream(rows.columns()).forEach(column -> all.add(col(column)));
        all.add(rank.from(place().plus(HEADS_ABOVE.col())));
        all.add(share.from(cumulated()));
        return joined.select(all.toArray(Column[]::new));
    }

    /** The facts of the whole, with one pass over rows that this has been applied to. */
    public ParetoFacts facts(Dataset<Row> ranked) {
        Column rest = greatest(worth(ranked), lit(0L)).cast(UNITS);
        Column twice =
                rank.col().multiply(lit(2L)).plus(HOLDERS.col()).minus(lit(1L)).cast(UNITS);
        Column money = WORTH.col().multiply(HOLDERS.col().cast(UNITS)).cast(EXACT);
        Row row = ranked.filter(rank.col().isNotNull())
                .groupBy(rank.col(), rest.as(WORTH.name()))
                .agg(HOLDERS.from(count(lit(1))))
                .agg(WEIGHTED_RANKS.from(sum(money.multiply(twice).cast(EXACT))))
                .first();
        BigDecimal found = WEIGHTED_RANKS.in(row, BigDecimal.class);
        BigInteger sum = found == null ? BigInteger.ZERO : found.toBigIntegerExact();
        return curve.facts(sum, lattice(ranked).decimals());
    }

    private boolean isStrict() {
        return ((CutRule.CumulativeShare) curve.column().rule()).ties() == Ties.BY_ID;
    }

    private Lattice lattice(Dataset<Row> rows) {
        return Lattice.of(rows.schema(), curve.column().column());
    }

    private Column worth(Dataset<Row> rows) {
        CutColumn column = curve.column();
        return when(column.population().contains(), lattice(rows).worth(col(column.column()), column.better()));
    }

    /** Customers without a place are as many groups, lest all of them meet in one. */
    private WindowSpec within() {
        WindowSpec bucket = Window.partitionBy(NUMBER.col(), when(NUMBER.col().isNull(), col(idColumn)));
        Column best = WORTH.col().desc();
        return isStrict() ? bucket.orderBy(best, col(idColumn)) : bucket.orderBy(best);
    }

    private Column place() {
        return (isStrict() ? row_number() : functions.rank()).over(within());
    }

    /** The share after the customer, or after the last of equal customers, which the frame of a sum takes in. */
    private Column cumulated() {
        BigInteger total = curve.histogram().positiveSum();
        if (total.signum() == 0) {
            return lit(null);
        }
        WindowSpec upTo = isStrict()
                ? within().rowsBetween(Window.unboundedPreceding(), Window.currentRow())
                : within().rangeBetween(Window.unboundedPreceding(), Window.currentRow());
        Column money = sum(greatest(WORTH.col(), lit(0L)).cast(UNITS)).over(upTo);
        Column above = money.cast(EXACT).plus(SUM_ABOVE.col()).cast(DataTypes.DoubleType);
        return when(WORTH.col().isNotNull(), above.divide(lit(total.doubleValue())));
    }

    /** One row for each bucket that customers were first put in: customers and money above all of it. */
    private Dataset<Row> above(Dataset<Row> rows) {
        List<Row> table = new ArrayList<>();
        long heads = 0;
        BigInteger money = BigInteger.ZERO;
        Set<Long> seen = new HashSet<>();
        for (Bucket bucket : curve.histogram().fromBest()) {
            if (seen.add(bucket.number())) {
                table.add(ABOVE.values()
                        .with(BUCKET, bucket.number())
                        .with(HEADS_ABOVE, heads)
                        .with(SUM_ABOVE, new BigDecimal(money))
                        .row());
            }
            heads += bucket.count();
            money = money.add(bucket.sum().max(BigInteger.ZERO));
        }
        return Lookup.beside(rows, table, ABOVE.schema());
    }
}
