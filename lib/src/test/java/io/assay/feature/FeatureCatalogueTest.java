package io.assay.feature;

import static io.assay.table.RunColumns.CUSTOMER_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.table.ColumnSpec;
import io.assay.table.CustomerFeatureTable;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import io.assay.testkit.oracle.OracleRows;
import io.assay.testkit.oracle.OracleTransaction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Numbers of the catalogue, computed by hand, by script or published. */
@ExtendWith(LocalSpark.class)
class FeatureCatalogueTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 7, 1);
    private static final double CLOSE = 1e-6;

    @Test
    @Method("rfm-features")
    void customersOfCdnowAreAsPublished(SparkSession spark) {
        Dataset<Row> features = features(LocalDate.of(1998, 7, 1), OracleRows.of(spark, OracleRows.cdnow()));

        Row summary = features.agg(
                        functions.count(functions.lit(1)),
                        functions.sum(CustomerFeatureTable.FREQUENCY.col()),
                        functions.sum(CustomerFeatureTable.RECENCY_DAYS.col()),
                        functions.sum(CustomerFeatureTable.MONETARY.col()),
                        functions.min(CustomerFeatureTable.RECENCY_DAYS.col()),
                        functions.max(CustomerFeatureTable.RECENCY_DAYS.col()),
                        functions.max(CustomerFeatureTable.FREQUENCY.col()),
                        functions.max(CustomerFeatureTable.MONETARY.col()),
                        functions.min(CustomerFeatureTable.FREQUENCY.col()),
                        functions.min(CustomerFeatureTable.MONETARY.col()))
                .first();

        assertThat(summary.getLong(0)).isEqualTo(2357);
        assertThat(summary.getLong(1)).isEqualTo(6696);
        assertThat(summary.getLong(2) / 2357.0).isCloseTo(372.563852, within(CLOSE));
        assertThat(summary.getDecimal(3).doubleValue() / 2357).isCloseTo(103.560433, within(CLOSE));
        assertThat(summary.getInt(4)).isEqualTo(1);
        assertThat(summary.getInt(5)).isEqualTo(546);
        assertThat(summary.getLong(6)).isEqualTo(44);
        assertThat(summary.getDecimal(7)).isEqualByComparingTo("6552.70");
        assertThat(summary.getLong(8)).isEqualTo(1);
        assertThat(summary.getDecimal(9)).isEqualByComparingTo("0.00");
        assertThat(features.filter(CustomerFeatureTable.FREQUENCY.col().equalTo(1))
                        .count())
                .isEqualTo(1218);
    }

    /** Six customers with the same mean of 100 a month. */
    @Test
    @Method("vr-level-trend-volatility")
    void sixSeriesOfOneMeanAreToldApart(SparkSession spark) {
        Map<String, Row> six = byCustomer(features(
                AS_OF,
                OracleRows.of(
                        spark,
                        Stream.of(
                                        series("flat", 100, 100, 100, 100, 100, 100),
                                        series("falling", 150, 130, 110, 90, 70, 50),
                                        series("rising", 50, 70, 90, 110, 130, 150),
                                        series("volatile", 160, 40, 170, 30, 150, 50),
                                        series("steady", 100, 110, 90, 105, 95, 100),
                                        series("stopped", 120, 120, 120, 120, 120, 0))
                                .flatMap(List::stream)
                                .toList())));

        assertTrend(six.get("flat"), 0, 0, 0, 0, 100);
        assertTrend(six.get("falling"), -20, 0, Double.NEGATIVE_INFINITY, .7, 30);
        assertTrend(six.get("rising"), 20, 0, Double.POSITIVE_INFINITY, 0, 170);
        assertTrend(six.get("volatile"), -10.285714, .709728, -.606263, .6, 64);
        assertTrend(six.get("steady"), -.857143, .076997, -.465690, .046198, 97);
        assertTrend(six.get("stopped"), -17.142857, .414039, -1.732051, .948424, 40);
        assertThat(drop(six, "flat")).isZero();
        assertThat(drop(six, "falling")).isCloseTo(.545455, within(CLOSE));
        assertThat(drop(six, "rising")).isCloseTo(1 - 150 / 90.0, within(CLOSE)).isNegative();
        assertThat(drop(six, "volatile")).isCloseTo(.545455, within(CLOSE));
        assertThat(drop(six, "steady")).isZero();
        assertThat(drop(six, "stopped")).isEqualTo(1);
        assertThat(classes(six))
                .containsExactlyInAnyOrder(
                        "flat flat steady",
                        "falling falling steady",
                        "rising rising steady",
                        "volatile flat volatile",
                        "steady flat steady",
                        "stopped falling steady");
    }

    @Test
    @Method("ind-dormancy")
    void activeMeansAVisitWithinTheDays(SparkSession spark) {
        Dataset<Row> features = features(
                AS_OF,
                OracleRows.of(
                        spark,
                        List.of(purchase("gone", AS_OF.minusDays(200)), purchase("last", AS_OF.minusDays(180)))));

        Dataset<Row> judged = new Activity(OptionalInt.of(180)).fit(features).apply(features);

        assertThat(active(judged)).containsExactlyInAnyOrder("gone false", "last true");
    }

    @Test
    @Method("class-purchase-status")
    void purchasesInFourOfFourQuartersFillThem(SparkSession spark) {
        List<OracleTransaction> rows = new ArrayList<>();
        for (int quarter = 0; quarter < 4; quarter++) {
            rows.add(purchase("loyal", AS_OF.minusMonths(3L * quarter).minusDays(1)));
        }
        rows.add(purchase("repeat", AS_OF.minusDays(1)));
        rows.add(purchase("repeat", AS_OF.minusMonths(3)));

        Map<String, Row> customers = byCustomer(features(AS_OF, OracleRows.of(spark, rows)));

        assertThat(value(customers.get("loyal"), CustomerFeatureTable.ACTIVE_QUARTER_SHARE))
                .isEqualTo(1.0);
        assertThat(value(customers.get("loyal"), CustomerFeatureTable.FREQUENCY))
                .isEqualTo(4L);
        assertThat(value(customers.get("repeat"), CustomerFeatureTable.ACTIVE_QUARTER_SHARE))
                .isEqualTo(0.25);
        assertThat(value(customers.get("repeat"), CustomerFeatureTable.FREQUENCY))
                .isEqualTo(2L);
    }

    private static void assertTrend(Row row, double slope, double dispersion, double t, double risk, double next) {
        assertThat((double) value(row, CustomerFeatureTable.SLOPE)).isCloseTo(slope, within(CLOSE));
        assertThat((double) value(row, CustomerFeatureTable.REL_SLOPE)).isCloseTo(slope / 100, within(CLOSE));
        assertThat((double) value(row, CustomerFeatureTable.CV_RESID)).isCloseTo(dispersion, within(CLOSE));
        assertThat((double) value(row, CustomerFeatureTable.RISK_SCORE)).isCloseTo(risk, within(CLOSE));
        assertThat(((BigDecimal) value(row, CustomerFeatureTable.VALUE_LEVEL))).isEqualByComparingTo("100");
        assertThat(((BigDecimal) value(row, CustomerFeatureTable.FORECAST_NEXT)).doubleValue())
                .isCloseTo(next, within(CLOSE));
        double actual = (double) value(row, CustomerFeatureTable.T_STAT);
        if (Double.isInfinite(t)) {
            assertThat(actual).isEqualTo(t);
        } else {
            assertThat(actual).isCloseTo(t, within(CLOSE));
        }
    }

    private static double drop(Map<String, Row> customers, String customer) {
        return (double) value(customers.get(customer), CustomerFeatureTable.LAST_MONTH_DROP);
    }

    private static List<String> classes(Map<String, Row> customers) {
        return customers.entrySet().stream()
                .map(entry -> entry.getKey() + " " + value(entry.getValue(), CustomerFeatureTable.TREND_CLASS) + " "
                        + value(entry.getValue(), CustomerFeatureTable.VOLATILITY_CLASS))
                .toList();
    }

    private static List<String> active(Dataset<Row> judged) {
        return judged.collectAsList().stream()
                .map(row -> value(row, CUSTOMER_ID) + " " + value(row, CustomerFeatureTable.IS_ACTIVE))
                .toList();
    }

    /** A purchase in each of the six months before the as-of date; a month of zero has a free item. */
    private static List<OracleTransaction> series(String customer, int... months) {
        List<OracleTransaction> rows = new ArrayList<>();
        for (int month = 0; month < months.length; month++) {
            LocalDate day = AS_OF.minusMonths((long) months.length - month).plusDays(9);
            rows.add(OracleTransaction.purchase(customer, null, day, Integer.toString(months[month])));
        }
        return rows;
    }

    private static OracleTransaction purchase(String customer, LocalDate day) {
        return OracleTransaction.purchase(customer, null, day, "10");
    }

    private static Object value(Row row, ColumnSpec column) {
        return row.getAs(column.name());
    }

    private static Map<String, Row> byCustomer(Dataset<Row> features) {
        return features.collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs(CUSTOMER_ID.name()), row -> row));
    }

    private static Dataset<Row> features(LocalDate asOf, Dataset<Row> transactions) {
        return new CustomerFeatures(
                        asOf,
                        List.of(Window.all()),
                        CustomerFeatures.Visit.DAY,
                        CustomerFeatures.Returns.NET,
                        CustomerFeatures.Inactive.DROP,
                        6)
                .apply(new CustomerDays(CustomerDays.ZeroAmounts.VISIT).apply(transactions));
    }
}
