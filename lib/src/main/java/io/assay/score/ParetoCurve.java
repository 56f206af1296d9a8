package io.assay.score;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.assay.cut.CutColumn;
import io.assay.cut.CutFit;
import io.assay.cut.CutRule;
import io.assay.cut.Cuts;
import io.assay.cut.Lattice;
import io.assay.cut.Ties;
import io.assay.table.Better;
import io.assay.table.ColumnSpec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Measures how concentrated a value is, exactly and without sorting customers: equal values are one row, ranks are put
 * together from buckets. Pareto (1896); Gini: {@code sum((2i - n - 1) x_i) / (n sum(x))} over ranks i.
 */
public record ParetoCurve(ColumnSpec value) {
    private static final DataType EXACT = DataTypes.createDecimalType(38, 0);
    private static final DataType KEY = DataTypes.createDecimalType(19, 0);
    private static final BigDecimal EIGHTY = new BigDecimal("0.80");
    private static final List<BigDecimal> HEADS = List.of(new BigDecimal("0.20"), new BigDecimal("0.01"));
    private static final int RESOLUTION = 64;
    private static final String VALUE = "pareto_value";
    private static final String HOLDERS = "pareto_holders";
    private static final String BUCKET = "pareto_bucket";
    private static final String BELOW = "pareto_below";

    /** The facts of the rows, one row per customer. */
    public ParetoFacts facts(Dataset<Row> rows) {
        Lattice lattice =
                Lattice.of(value.name(), rows.schema().apply(value.name()).dataType());
        List<BigDecimal> bounds = bounds(rows, lattice.decimals());
        Sums all = Sums.of(buckets(rows, lattice, bounds), bounds);
        if (all.total.signum() == 0) {
            return new ParetoFacts(all.customers, BigDecimal.ZERO, 0, 0, 0, 0);
        }
        BigDecimal missing = EIGHTY.multiply(new BigDecimal(all.total)).subtract(new BigDecimal(all.sumAbove.get(0)));
        long heads = all.countAbove.get(0)
                + missing.divide(bounds.get(0), 0, RoundingMode.CEILING).longValueExact();
        return new ParetoFacts(
                all.customers,
                new BigDecimal(all.total).movePointLeft(lattice.decimals()),
                all.shareOfBest(1, HEADS.get(0), bounds),
                all.shareOfBest(2, HEADS.get(1), bounds),
                heads,
                all.gini());
    }

    /** Lattice values at which 80 % of the total, 20 % and 1 % of the customers are reached. */
    private List<BigDecimal> bounds(Dataset<Row> rows, int decimals) {
        List<CutColumn> columns = new ArrayList<>();
        columns.add(column("share", new CutRule.CumulativeShare(List.of(EIGHTY), Ties.UP)));
        HEADS.forEach(head -> columns.add(column("heads " + head, new CutRule.HeadShare(List.of(head), Ties.UP))));
        List<BigDecimal> bounds = new ArrayList<>();
        for (Cuts cuts : new CutFit(columns, List.of(), RfmScores.id()).fit(rows)) {
            bounds.add(cuts.everybody().cuts().stream()
                    .flatMap(cut -> cut.bound().stream())
                    .findFirst()
                    .map(bound -> bound.movePointRight(decimals).max(BigDecimal.ZERO))
                    .orElse(BigDecimal.ZERO));
        }
        return bounds;
    }

    private CutColumn column(String scheme, CutRule rule) {
        return CutColumn.of("pareto " + scheme, value.name(), Better.HIGHER, rule);
    }

    /** Per bucket: customers, sum, sum of value by twice the rank within the bucket, and parts above each bound. */
    private List<Row> buckets(Dataset<Row> rows, Lattice lattice, List<BigDecimal> bounds) {
        Column positive = greatest(coalesce(lattice.key(value.col()), lit(0L)), lit(0L));
        Dataset<Row> values = rows.select(positive.as(VALUE))
                .groupBy(col(VALUE))
                .agg(count(lit(1)).as(HOLDERS));
        Column ratio = log1p(abs(col(VALUE)).cast(DataTypes.DoubleType)).multiply(lit((double) RESOLUTION));
        WindowSpec lower =
                Window.partitionBy(col(BUCKET)).orderBy(col(VALUE)).rowsBetween(Window.unboundedPreceding(), -1);
        Column money = col(VALUE).cast(KEY).multiply(col(HOLDERS).cast(KEY)).cast(EXACT);
        Column twiceRank = col(BELOW).multiply(lit(2L)).plus(col(HOLDERS)).cast(KEY);
        List<Column> sums = new ArrayList<>(
                List.of(sum(money), sum(money.multiply(twiceRank).cast(EXACT))));
        for (BigDecimal bound : bounds) {
            Column above = col(VALUE).gt(lit(bound.longValueExact()));
            sums.add(sum(when(above, col(HOLDERS)).otherwise(lit(0L))));
            sums.add(sum(when(above, money).otherwise(lit(BigDecimal.ZERO).cast(EXACT))));
        }
        return values.withColumn(BUCKET, floor(ratio))
                .withColumn(BELOW, coalesce(sum(col(HOLDERS)).over(lower), lit(0L)))
                .groupBy(col(BUCKET))
                .agg(sum(col(HOLDERS)), sums.toArray(Column[]::new))
                .orderBy(col(BUCKET))
                .collectAsList();
    }

    /** Sums over all buckets, the lowest first. */
    private record Sums(
            long customers, BigInteger total, BigInteger ranked, List<Long> countAbove, List<BigInteger> sumAbove) {
        static Sums of(List<Row> buckets, List<BigDecimal> bounds) {
            long customers = 0;
            BigInteger total = BigInteger.ZERO;
            BigInteger ranked = BigInteger.ZERO;
            for (Row bucket : buckets) {
                BigInteger money = exact(bucket, 2);
                ranked = ranked.add(exact(bucket, 3)).add(money.multiply(BigInteger.valueOf(2 * customers)));
                total = total.add(money);
                customers += bucket.getLong(1);
            }
            List<Long> counts = new ArrayList<>();
            List<BigInteger> sums = new ArrayList<>();
            for (int i = 0; i < bounds.size(); i++) {
                int at = 4 + 2 * i;
                counts.add(buckets.stream().mapToLong(row -> row.getLong(at)).sum());
                sums.add(buckets.stream().map(row -> exact(row, at + 1)).reduce(BigInteger.ZERO, BigInteger::add));
            }
            return new Sums(customers, total, ranked, List.copyOf(counts), List.copyOf(sums));
        }

        double gini() {
            BigInteger n = BigInteger.valueOf(customers);
            return ratio(ranked.subtract(n.multiply(total)), n.multiply(total));
        }

        double shareOfBest(int bound, BigDecimal part, List<BigDecimal> bounds) {
            long heads = part.multiply(BigDecimal.valueOf(customers))
                    .setScale(0, RoundingMode.CEILING)
                    .longValueExact();
            BigInteger atBound = bounds.get(bound).toBigIntegerExact();
            BigInteger more = atBound.multiply(BigInteger.valueOf(heads - countAbove.get(bound)));
            return ratio(sumAbove.get(bound).add(more), total);
        }

        private static double ratio(BigInteger part, BigInteger whole) {
            return new BigDecimal(part)
                    .divide(new BigDecimal(whole), MathContext.DECIMAL64)
                    .doubleValue();
        }

        private static BigInteger exact(Row row, int at) {
            return row.getDecimal(at).toBigIntegerExact();
        }
    }
}
