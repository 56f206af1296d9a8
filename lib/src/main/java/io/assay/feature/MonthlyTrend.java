package io.assay.feature;

import static io.assay.table.CustomerDayTable.DAY;
import static io.assay.table.CustomerDayTable.FIRST_AGE;
import static io.assay.table.CustomerFeatureTable.CV_RESID;
import static io.assay.table.CustomerFeatureTable.FORECAST_NEXT;
import static io.assay.table.CustomerFeatureTable.LAST_MONTH_DROP;
import static io.assay.table.CustomerFeatureTable.N_MONTHS;
import static io.assay.table.CustomerFeatureTable.REL_SLOPE;
import static io.assay.table.CustomerFeatureTable.RISK_SCORE;
import static io.assay.table.CustomerFeatureTable.SLOPE;
import static io.assay.table.CustomerFeatureTable.TREND_CLASS;
import static io.assay.table.CustomerFeatureTable.T_STAT;
import static io.assay.table.CustomerFeatureTable.VALUE_LEVEL;
import static io.assay.table.CustomerFeatureTable.VOLATILITY_CLASS;
import static io.assay.table.TrendSteps.BOUGHT_EARLIER;
import static io.assay.table.TrendSteps.ERROR;
import static io.assay.table.TrendSteps.LEVEL;
import static io.assay.table.TrendSteps.SLOPE_MINOR;
import static io.assay.table.TrendSteps.SUM_TY;
import static io.assay.table.TrendSteps.SUM_Y;
import static io.assay.table.TrendSteps.SUM_YY;
import static io.assay.table.TrendSteps.S_TT;
import static io.assay.table.TrendSteps.month;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.assay.math.TrendCritical;
import io.assay.table.CustomerDayTable;
import io.assay.transform.Transformation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Level, trend and volatility of monthly value: a least-squares line through the last full calendar months, zero where
 * nothing was bought, beginning with the month of the first purchase.
 *
 * <p>With the values y_t of n months, t = 1 … n: slope b = Σ (t − t̄) y_t / S_tt, S_tt = n (n² − 1) / 12; standard error
 * s = √(SSE / (n − 2)); t statistic b / (s / √S_tt), infinite on an exact line. Computed in minor units, given in units.
 *
 * <p>A reconstruction in the spirit of Dhar and Glazer (2003, Harvard Business Review 81(5)) and of Tarasi et al.: the
 * slope tells falling customers, the dispersion about the line erratic ones. Risk, from 0 to 1, is
 * 0.4 min(1, −(b/ȳ)/0.10) where falling + 0.3 min(1, (s/ȳ)/0.5) + 0.3 min(1, drop/0.5).
 *
 * @param months months in the line at most, 4 to 12
 * @see <a href="https://doi.org/10.1509/jmkg.75.3.1">Tarasi, Bolton, Hutt and Walker (2011), Balancing risk and return in
 *     a customer portfolio</a>
 */
record MonthlyTrend(LocalDate asOf, int months, CustomerFeatures.Returns returns) implements Transformation {
    private static final int FEWEST_MONTHS = 4;
    private static final int MOST_MONTHS = 12;
    private static final double STEEP = 0.02;
    private static final double FULL_TREND_RISK = 0.10;
    private static final double VOLATILE = 0.5;
    private static final double FULL_DROP_RISK = 0.5;
    /** Residuals below this share of the total variation are rounding, not dispersion. */
    private static final double ON_THE_LINE = 1e-12;

    private static final double CENTS = 100.0;
    private static final double TREND_WEIGHT = 0.4;
    private static final double DISPERSION_WEIGHT = 0.3;
    private static final double DROP_WEIGHT = 0.3;

    static void requireMonths(int months) {
        if (months < FEWEST_MONTHS || months > MOST_MONTHS) {
            throw new IllegalArgumentException("trendMonths must lie between 4 and 12, got " + months);
        }
    }

    /** One total a month, oldest first, and what was bought before the last month. */
    List<Column> totals() {
        Column value = returns == CustomerFeatures.Returns.NET
                ? CustomerDayTable.PURCHASE_MINOR.col().minus(CustomerDayTable.RETURN_MINOR.col())
                : CustomerDayTable.PURCHASE_MINOR.col();
        List<Column> totals = new ArrayList<>();
        for (int month = 1; month <= months; month++) {
            Column inMonth = DAY.col().geq(lit(start(month))).and(DAY.col().lt(lit(start(month + 1))));
            totals.add(sumOrZero(inMonth, value).as(month(month).name()));
        }
        totals.add(sumOrZero(DAY.col().lt(lit(start(months))), CustomerDayTable.PURCHASE_MINOR.col())
                .as(BOUGHT_EARLIER.name()));
        return totals;
    }

    /** The totals, to be carried to {@link #apply}. */
    List<Column> carried() {
        List<Column> columns = new ArrayList<>();
        for (int month = 1; month <= months; month++) {
            columns.add(month(month).col());
        }
        columns.add(BOUGHT_EARLIER.col());
        return columns;
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> totalled) {
        Dataset<Row> line = sums(totalled.withColumn(N_MONTHS.name(), N_MONTHS.from(knownMonths())));
        Column n = N_MONTHS.col();
        Column enough = n.geq(lit(FEWEST_MONTHS));
        Column level = when(enough, SUM_Y.col().divide(n));
        Column stt = n.multiply(n.multiply(n).minus(lit(1))).divide(lit(12.0));
        Column slope =
                when(enough, SUM_TY.col().minus(middle().multiply(SUM_Y.col())).divide(stt));
        Dataset<Row> fitted = line.withColumn(LEVEL.name(), level)
                .withColumn(SLOPE_MINOR.name(), slope)
                .withColumn(S_TT.name(), stt);
        Column syy = SUM_YY.col().minus(SUM_Y.col().multiply(LEVEL.col()));
        Column sse = syy.minus(SLOPE_MINOR.col().multiply(SLOPE_MINOR.col()).multiply(S_TT.col()));
        Column error = when(sse.gt(syy.multiply(lit(ON_THE_LINE))), sqrt(sse.divide(n.minus(lit(2)))))
                .otherwise(lit(0.0));
        return classes(measures(fitted.withColumn(ERROR.name(), when(enough, error))));
    }

    private Dataset<Row> measures(Dataset<Row> fitted) {
        Column level = LEVEL.col();
        Column slope = SLOPE_MINOR.col();
        Column error = ERROR.col();
        Column positive = level.gt(lit(0.0));
        Column before = SUM_Y.col().minus(last()).divide(N_MONTHS.col().minus(lit(1)));
        Column exact = when(slope.gt(lit(0.0)), lit(Double.POSITIVE_INFINITY))
                .when(slope.lt(lit(0.0)), lit(Double.NEGATIVE_INFINITY))
                .otherwise(lit(0.0));
        Column tStat = when(error.equalTo(lit(0.0)), exact)
                .otherwise(slope.divide(nonZero(error).divide(sqrt(S_TT.col()))));
        Column next = level.plus(slope.multiply(N_MONTHS.col().plus(lit(1)).minus(middle())));
        return fitted.withColumn(VALUE_LEVEL.name(), VALUE_LEVEL.from(level.divide(lit(CENTS))))
                .withColumn(SLOPE.name(), SLOPE.from(slope.divide(lit(CENTS))))
                .withColumn(REL_SLOPE.name(), REL_SLOPE.from(when(positive, slope.divide(nonZero(level)))))
                .withColumn(T_STAT.name(), T_STAT.from(when(level.isNotNull(), tStat)))
                .withColumn(CV_RESID.name(), CV_RESID.from(when(positive, error.divide(nonZero(level)))))
                .withColumn(
                        LAST_MONTH_DROP.name(),
                        LAST_MONTH_DROP.from(when(
                                level.isNotNull().and(before.gt(lit(0.0))),
                                lit(1.0).minus(last().divide(nonZero(before))))))
                .withColumn(
                        FORECAST_NEXT.name(),
                        FORECAST_NEXT.from(
                                when(level.isNotNull(), greatest(next, lit(0.0)).divide(lit(CENTS)))));
    }

    private Dataset<Row> classes(Dataset<Row> measured) {
        Column critical = critical();
        Column falling = T_STAT.col().leq(functions.negate(critical));
        Column steepDown = REL_SLOPE.col().leq(lit(-STEEP));
        Column rising = T_STAT.col().geq(critical).and(REL_SLOPE.col().geq(lit(STEEP)));
        Column known = VALUE_LEVEL.col().isNotNull();
        Column trend = when(falling.and(steepDown), lit("falling"))
                .when(rising, lit("rising"))
                .otherwise(lit("flat"));
        Column volatility =
                when(CV_RESID.col().geq(lit(VOLATILE)), lit("volatile")).otherwise(lit("steady"));
        return measured.withColumn(RISK_SCORE.name(), RISK_SCORE.from(when(known, risk(falling))))
                .withColumn(TREND_CLASS.name(), TREND_CLASS.from(when(known, trend)))
                .withColumn(VOLATILITY_CLASS.name(), VOLATILITY_CLASS.from(when(known, volatility)));
    }

    private Column risk(Column falling) {
        Column trend = when(falling, share(functions.negate(REL_SLOPE.col()), FULL_TREND_RISK))
                .otherwise(lit(0.0));
        Column dispersion = share(CV_RESID.col(), VOLATILE);
        Column drop = share(LAST_MONTH_DROP.col(), FULL_DROP_RISK);
        Column weighted = lit(TREND_WEIGHT)
                .multiply(trend)
                .plus(lit(DISPERSION_WEIGHT).multiply(dispersion))
                .plus(lit(DROP_WEIGHT).multiply(drop));
        Column gone = last().equalTo(lit(0.0)).and(BOUGHT_EARLIER.col().gt(lit(0)));
        return when(LEVEL.col().gt(lit(0.0)), weighted)
                .otherwise(when(gone, lit(1.0)).otherwise(lit(0.0)));
    }

    /** {@code min(1, max(0, value) / full)}, and 0 for null. */
    private static Column share(Column value, double full) {
        return least(lit(1.0), greatest(coalesce(value, lit(0.0)), lit(0.0)).divide(lit(full)));
    }

    /** Sums over the months since the first purchase, months counted 1 to n. */
    private Dataset<Row> sums(Dataset<Row> totalled) {
        Column y = lit(0.0);
        Column ty = lit(0.0);
        Column yy = lit(0.0);
        for (int month = 1; month <= months; month++) {
            Column place = lit(month).minus(lit(months)).plus(N_MONTHS.col());
            Column value =
                    when(place.geq(lit(1)), month(month).col().cast("double")).otherwise(lit(0.0));
            y = y.plus(value);
            ty = ty.plus(value.multiply(place));
            yy = yy.plus(value.multiply(value));
        }
        return totalled.withColumn(SUM_Y.name(), y)
                .withColumn(SUM_TY.name(), ty)
                .withColumn(SUM_YY.name(), yy);
    }

    /** Full months since the month of the first purchase, at most those configured. */
    private Column knownMonths() {
        Column first = date_sub(lit(asOf), FIRST_AGE.col());
        Column known = lit(0);
        for (int month = 1; month <= months; month++) {
            known = known.plus(when(first.lt(lit(start(month + 1))), lit(1)).otherwise(lit(0)));
        }
        return known;
    }

    private Column critical() {
        Column critical = lit(null);
        for (int n = months; n >= FEWEST_MONTHS; n--) {
            critical = when(N_MONTHS.col().equalTo(lit(n)), lit(TrendCritical.forMonths(n)))
                    .otherwise(critical);
        }
        return critical;
    }

    private static Column middle() {
        return N_MONTHS.col().plus(lit(1)).divide(lit(2.0));
    }

    private Column last() {
        return month(months).col().cast("double");
    }

    private static Column nonZero(Column value) {
        return when(value.notEqual(lit(0.0)), value);
    }

    private static Column sumOrZero(Column condition, Column value) {
        return coalesce(sum(when(condition, value)), lit(0L));
    }

    private LocalDate start(int month) {
        return asOf.withDayOfMonth(1).minusMonths((long) months + 1 - month);
    }
}
