package io.assay.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.table.ColumnSpec;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.RunColumns;
import io.assay.table.TransactionTable;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class CustomerFeaturesTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    @Test
    @Method("ind-transaction")
    void transactionIndicesOfTheCatalogue(SparkSession spark) {
        Dataset<Row> transactions = transactions(
                spark,
                purchase("ann", START, "10"),
                purchase("ann", START.plusDays(30), "20"),
                purchase("ann", START.plusDays(60), "30"),
                purchase("ann", START.plusDays(120), "40"),
                purchase("ann", START.plusDays(70), "-5"));

        Row ann = features(START.plusDays(150), Window.all())
                .apply(days(transactions))
                .first();

        assertThat(value(ann, CustomerFeatureTable.TXN_COUNT)).isEqualTo(4L);
        assertThat(value(ann, CustomerFeatureTable.CYCLE_DAYS)).isEqualTo(40.0);
        assertThat(value(ann, CustomerFeatureTable.TENURE_DAYS)).isEqualTo(150);
        assertThat((BigDecimal) value(ann, CustomerFeatureTable.AVG_TICKET)).isEqualByComparingTo("25");
        assertThat((BigDecimal) value(ann, CustomerFeatureTable.MAX_TICKET)).isEqualByComparingTo("40");
        assertThat((BigDecimal) value(ann, CustomerFeatureTable.RETURN_AMOUNT)).isEqualByComparingTo("5");
        assertThat(value(ann, CustomerFeatureTable.RETURN_COUNT)).isEqualTo(1L);
        assertThat((double) value(ann, CustomerFeatureTable.RETURN_RATE)).isCloseTo(0.05, within(1e-12));
        assertThat((double) value(ann, CustomerFeatureTable.TXN_FREQUENCY)).isCloseTo(0.8, within(1e-12));
        assertThat((BigDecimal) value(ann, CustomerFeatureTable.MONETARY)).isEqualByComparingTo("95");
        assertThat(value(ann, CustomerFeatureTable.RECENCY_DAYS)).isEqualTo(30);
    }

    /** A hash table would hold the totals of all customers of a task, and pass them on to a second one. */
    @Test
    void totalsOfOneCustomerAtATimeAreHeld(SparkSession spark) {
        Dataset<Row> days = days(transactions(spark, purchase("ann", START, "10")));

        String plan = features(START.plusDays(150), Window.all())
                .apply(days)
                .queryExecution()
                .executedPlan()
                .toString();

        assertThat(plan).containsOnlyOnce("Aggregate(").containsOnlyOnce("SortAggregate(");
    }

    @Test
    @Method("vr-level-trend-volatility")
    void monthlyTrendOfTheCatalogue(SparkSession spark) {
        Row ann = months(spark, 160, 40, 170, 30, 150, 50);

        assertThat((double) value(ann, CustomerFeatureTable.SLOPE)).isCloseTo(-10.285714, within(1e-6));
        assertThat((double) value(ann, CustomerFeatureTable.CV_RESID)).isCloseTo(.709728, within(1e-6));
        assertThat((double) value(ann, CustomerFeatureTable.T_STAT)).isCloseTo(-.606263, within(1e-6));
        assertThat((double) value(ann, CustomerFeatureTable.LAST_MONTH_DROP)).isCloseTo(.545455, within(1e-6));
        assertThat((double) value(ann, CustomerFeatureTable.RISK_SCORE)).isCloseTo(.6, within(1e-6));
        assertThat((BigDecimal) value(ann, CustomerFeatureTable.FORECAST_NEXT)).isEqualByComparingTo("64");
        assertThat(value(ann, CustomerFeatureTable.TREND_CLASS)).isEqualTo("flat");
        assertThat(value(ann, CustomerFeatureTable.VOLATILITY_CLASS)).isEqualTo("volatile");
    }

    /** About the level of 100, 50 up and down twice and not at all twice: sqrt(4 x 50^2 / (6 - 2)) is half the level. */
    @Test
    @Method("vr-level-trend-volatility")
    void halfTheLevelIsVolatile(SparkSession spark) {
        Row ann = months(spark, 150, 50, 100, 100, 50, 150);

        assertThat(value(ann, CustomerFeatureTable.CV_RESID)).isEqualTo(0.5);
        assertThat(value(ann, CustomerFeatureTable.VOLATILITY_CLASS)).isEqualTo("volatile");
    }

    @Test
    void thePeerGroupIsThatOfTheLastRow(SparkSession spark) {
        Dataset<Row> transactions = transactions(
                spark,
                row("ann", "t1", START.atTime(9, 0), "IT"),
                row("ann", "t1", START.atTime(17, 0), "DE"),
                row("ann", "t2", START.atTime(12, 0), "FR"),
                row("bob", "t3", START.atTime(12, 0), "FR"),
                row("bob", "t4", START.plusDays(1).atTime(8, 0), "ES"));

        List<Row> found = features(START.plusDays(9), Window.all())
                .apply(days(transactions))
                .orderBy(RunColumns.CUSTOMER_ID.col())
                .collectAsList();

        assertThat(found)
                .extracting(customer -> value(customer, CustomerFeatureTable.PEER_GROUP))
                .containsExactly("DE", "ES");
    }

    @Test
    void recencyIgnoresTheAsOfDay(SparkSession spark) {
        Dataset<Row> transactions =
                transactions(spark, purchase("ann", START, "10.00"), purchase("ann", START.plusDays(9), "99.00"));

        Row ann = features(START.plusDays(9), Window.ofDays(365))
                .apply(days(transactions))
                .first();

        assertThat(value(ann, CustomerFeatureTable.RECENCY_DAYS)).isEqualTo(9);
        assertThat((BigDecimal) value(ann, CustomerFeatureTable.MONETARY)).isEqualByComparingTo("10.00");
    }

    @Test
    void aCustomerWithReturnsAloneIsKept(SparkSession spark) {
        Row ann = features(START.plusDays(9), Window.ofDays(365))
                .apply(days(transactions(spark, purchase("ann", START, "-10.00"))))
                .first();

        assertThat(value(ann, CustomerFeatureTable.FREQUENCY)).isEqualTo(0L);
        assertThat((BigDecimal) value(ann, CustomerFeatureTable.MONETARY)).isEqualByComparingTo("-10.00");
        assertThat(value(ann, CustomerFeatureTable.RECENCY_DAYS)).isNull();
        assertThat(value(ann, CustomerFeatureTable.NEGATIVE_MONETARY)).isEqualTo(true);
    }

    /** A customer with one purchase in each of some months, measured at the end of the last. */
    private static Row months(SparkSession spark, int... amounts) {
        Row[] rows = new Row[amounts.length];
        for (int month = 0; month < amounts.length; month++) {
            rows[month] = purchase("ann", START.plusMonths(month).plusDays(9), Integer.toString(amounts[month]));
        }
        return features(START.plusMonths(amounts.length), Window.all())
                .apply(days(transactions(spark, rows)))
                .first();
    }

    private static Object value(Row row, ColumnSpec column) {
        return row.getAs(column.name());
    }

    private static CustomerFeatures features(LocalDate asOf, Window window) {
        return new CustomerFeatures(
                asOf,
                List.of(window),
                CustomerFeatures.Visit.DAY,
                CustomerFeatures.Returns.NET,
                CustomerFeatures.Inactive.DROP,
                6);
    }

    private static Dataset<Row> days(Dataset<Row> transactions) {
        return new CustomerDays(CustomerDays.ZeroAmounts.VISIT).apply(transactions);
    }

    private static Row purchase(String customer, LocalDate day, String amount) {
        BigDecimal money = new BigDecimal(amount).setScale(2);
        return RowFactory.create(
                customer,
                null,
                Timestamp.from(day.atStartOfDay().toInstant(ZoneOffset.UTC)),
                java.sql.Date.valueOf(day),
                money,
                money.signum() < 0,
                null,
                null);
    }

    private static Row row(String customer, String id, LocalDateTime time, String peerGroup) {
        return RowFactory.create(
                customer,
                id,
                Timestamp.from(time.toInstant(ZoneOffset.UTC)),
                java.sql.Date.valueOf(time.toLocalDate()),
                new BigDecimal("1.00"),
                false,
                null,
                peerGroup);
    }

    private static Dataset<Row> transactions(SparkSession spark, Row... rows) {
        StructType schema = new StructType(List.of(
                        RunColumns.CUSTOMER_ID,
                        TransactionTable.TXN_ID,
                        TransactionTable.TXN_TS,
                        TransactionTable.TXN_DATE,
                        TransactionTable.AMOUNT,
                        TransactionTable.IS_RETURN,
                        TransactionTable.PRODUCT_ID,
                        TransactionTable.PEER_GROUP)
                .stream()
                .map(ColumnSpec::field)
                .toArray(StructField[]::new));
        return spark.createDataFrame(List.of(rows), schema);
    }
}
