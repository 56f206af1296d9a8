package io.assay.feature;

import static org.assertj.core.api.Assertions.within;

import io.assay.table.ColumnSpec;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.RunColumns;
import io.assay.testkit.oracle.OracleCustomer;
import io.assay.testkit.oracle.OracleTrend;
import io.assay.testkit.oracle.TrendOracle;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.assertj.core.api.SoftAssertions;

/** A row of features against the oracle, column by column. */
record FeatureComparison(SoftAssertions all, Row row) {
    private static final double EXACT = 1e-9;
    private static final int FEWEST_MONTHS = 4;

    void same(OracleCustomer expected) {
        OracleCustomer.Indices indices = expected.indices();
        equal(CustomerFeatureTable.RECENCY_DAYS, expected.recencyDays());
        equal(CustomerFeatureTable.FREQUENCY, expected.frequency());
        money(CustomerFeatureTable.MONETARY, expected.monetary());
        money(CustomerFeatureTable.AVG_AMOUNT, expected.avgAmount());
        equal(CustomerFeatureTable.NEGATIVE_MONETARY, expected.monetary().signum() < 0);
        equal(CustomerFeatureTable.FIRST_DATE, date(expected.firstDate()));
        equal(CustomerFeatureTable.LAST_DATE, date(expected.lastDate()));
        equal(CustomerFeatureTable.TXN_COUNT, indices.txnCount());
        near(CustomerFeatureTable.TXN_FREQUENCY, indices.txnFrequency());
        near(CustomerFeatureTable.CYCLE_DAYS, indices.cycleDays());
        equal(CustomerFeatureTable.CYCLE_CENSORED, indices.cycleDays() == null);
        equal(CustomerFeatureTable.TENURE_DAYS, indices.tenureDays());
        money(CustomerFeatureTable.AVG_TICKET, indices.avgTicket());
        money(CustomerFeatureTable.MAX_TICKET, indices.maxTicket());
        money(CustomerFeatureTable.RETURN_AMOUNT, indices.returnAmount());
        equal(CustomerFeatureTable.RETURN_COUNT, indices.returnCount());
        near(CustomerFeatureTable.RETURN_RATE, indices.returnRate());
        equal(CustomerFeatureTable.PRODUCT_COUNT, indices.productCount());
        equal(CustomerFeatureTable.DORMANT_DAYS, indices.dormantDays());
    }

    void same(OracleTrend expected) {
        equal(CustomerFeatureTable.N_MONTHS, expected.months());
        near(CustomerFeatureTable.VALUE_LEVEL, expected.level());
        near(CustomerFeatureTable.SLOPE, expected.slope());
        near(CustomerFeatureTable.REL_SLOPE, expected.relSlope());
        near(CustomerFeatureTable.T_STAT, expected.tStat());
        near(CustomerFeatureTable.CV_RESID, expected.cvResid());
        near(CustomerFeatureTable.LAST_MONTH_DROP, expected.drop());
        near(CustomerFeatureTable.FORECAST_NEXT, expected.forecast());
        if (expected.months() >= FEWEST_MONTHS && atLimit(expected)) {
            return;
        }
        equal(CustomerFeatureTable.TREND_CLASS, expected.trendClass());
        equal(CustomerFeatureTable.VOLATILITY_CLASS, expected.volatilityClass());
        if (expected.risk() != null) {
            near(CustomerFeatureTable.RISK_SCORE, expected.risk());
        }
    }

    /** Printed critical values have three decimals; what lies between them and the true value is not judged. */
    private static boolean atLimit(OracleTrend trend) {
        return Math.abs(Math.abs(trend.tStat()) - TrendOracle.critical(trend.months())) < 1e-3;
    }

    private static Date date(LocalDate date) {
        return date == null ? null : Date.valueOf(date);
    }

    private void equal(ColumnSpec column, Object expected) {
        all.assertThat(row.<Object>getAs(column.name())).as(name(column)).isEqualTo(expected);
    }

    private void money(ColumnSpec column, BigDecimal expected) {
        BigDecimal actual = row.getAs(column.name());
        if (expected == null || actual == null) {
            all.assertThat(actual).as(name(column)).isEqualTo(expected);
        } else {
            all.assertThat(actual).as(name(column)).isEqualByComparingTo(expected);
        }
    }

    private void near(ColumnSpec column, Double expected) {
        Number actual = row.getAs(column.name());
        if (expected == null || actual == null || expected.isInfinite()) {
            all.assertThat(actual).as(name(column)).isEqualTo(expected);
        } else {
            double tolerance = actual instanceof BigDecimal ? 1e-6 : EXACT * Math.max(1, Math.abs(expected));
            all.assertThat(actual.doubleValue()).as(name(column)).isCloseTo(expected, within(tolerance));
        }
    }

    private String name(ColumnSpec column) {
        return column.name() + " of " + row.getAs(RunColumns.CUSTOMER_ID.name());
    }
}
