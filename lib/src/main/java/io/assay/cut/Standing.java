package io.assay.cut;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.assay.table.ColumnSpec;
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
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

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
    private static final String WORTH = "standing_worth";
    private static final String NUMBER = "standing_number";
    private static final String BUCKET = "standing_bucket";
    private static final String HEADS_ABOVE = "standing_heads_above";
    private static final String SUM_ABOVE = "standing_sum_above";
    private static final String HOLDERS = "standing_holders";
    private static final DataType UNITS = DataTypes.createDecimalType(19, 0);
    private static final DataType EXACT = DataTypes.createDecimalType(38, 0);
    private static final StructType ABOVE = new StructType()
            .add(BUCKET, DataTypes.LongType, false)
            .add(HEADS_ABOVE, DataTypes.LongType, false)
            .add(SUM_ABOVE, EXACT, false);

    @Override
    public Dataset<Row> apply(Dataset<Row> rows) {
        Column worth = worth(rows);
        Dataset<Row> placed =
                rows.withColumn(WORTH, worth).withColumn(NUMBER, Passes.number(col(WORTH), CutFit.FINEST));
        Dataset<Row> joined = placed.join(broadcast(above(rows)), col(NUMBER).equalTo(col(BUCKET)), "left");
        List<Column> all = new ArrayList<>();
        Arrays.stream(rows.columns()).forEach(column -> all.add(col(column)));
        all.add(rank.from(place().plus(col(HEADS_ABOVE))));
        all.add(share.from(cumulated()));
        return joined.select(all.toArray(Column[]::new));
    }

    /** The facts of the whole, with one pass over rows that this has been applied to. */
    public ParetoFacts facts(Dataset<Row> ranked) {
        Column rest = greatest(worth(ranked), lit(0L)).cast(UNITS);
        Column twice =
                rank.col().multiply(lit(2L)).plus(col(HOLDERS)).minus(lit(1L)).cast(UNITS);
        Column money = col(WORTH).multiply(col(HOLDERS).cast(UNITS)).cast(EXACT);
        Row row = ranked.filter(rank.col().isNotNull())
                .groupBy(rank.col(), rest.as(WORTH))
                .agg(count(lit(1)).as(HOLDERS))
                .agg(sum(money.multiply(twice).cast(EXACT)))
                .first();
        BigInteger sum = row.isNullAt(0) ? BigInteger.ZERO : row.getDecimal(0).toBigIntegerExact();
        return curve.facts(sum, lattice(ranked).decimals());
    }

    private boolean isStrict() {
        return ((CutRule.CumulativeShare) curve.column().rule()).ties() == Ties.BY_ID;
    }

    private Lattice lattice(Dataset<Row> rows) {
        String name = curve.column().column();
        return Lattice.of(name, rows.schema().apply(name).dataType());
    }

    private Column worth(Dataset<Row> rows) {
        CutColumn column = curve.column();
        return when(column.population().contains(), lattice(rows).worth(col(column.column()), column.better()));
    }

    /** Customers without a place are as many groups, lest all of them meet in one. */
    private WindowSpec within() {
        WindowSpec bucket = Window.partitionBy(col(NUMBER), when(col(NUMBER).isNull(), col(idColumn)));
        Column best = col(WORTH).desc();
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
        Column money = sum(greatest(col(WORTH), lit(0L)).cast(UNITS)).over(upTo);
        Column above = money.cast(EXACT).plus(col(SUM_ABOVE)).cast(DataTypes.DoubleType);
        return when(col(WORTH).isNotNull(), above.divide(lit(total.doubleValue())));
    }

    /** One row for each bucket that customers were first put in: customers and money above all of it. */
    private Dataset<Row> above(Dataset<Row> rows) {
        List<Row> table = new ArrayList<>();
        long heads = 0;
        BigInteger money = BigInteger.ZERO;
        Set<Long> seen = new HashSet<>();
        for (Bucket bucket : curve.histogram().fromBest()) {
            if (seen.add(bucket.number())) {
                table.add(RowFactory.create(bucket.number(), heads, new BigDecimal(money)));
            }
            heads += bucket.count();
            money = money.add(bucket.sum().max(BigInteger.ZERO));
        }
        return rows.sparkSession().createDataFrame(table, ABOVE);
    }
}
