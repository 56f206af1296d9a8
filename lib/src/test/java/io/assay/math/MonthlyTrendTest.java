package io.assay.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.testkit.Method;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected numbers: catalogue of methods, entry vr-level-trend-volatility; six customers with the same mean 100. */
@Method("vr-level-trend-volatility")
class MonthlyTrendTest {
    private static final Offset<Double> EXACT = within(1e-6);

    @ParameterizedTest
    @CsvSource({
        "100 100 100 100 100 100, 0, 0, 0, 0, 0, 100, 100",
        "150 130 110 90 70 50, -20, 0, -Infinity, .545455, .7, 30, 80.666367",
        "50 70 90 110 130 150, 20, 0, Infinity, -.666667, 0, 170, 119.333633",
        "160 40 170 30 150 50, -10.285714, 70.972832, -.606263, .545455, .6, 64, 89.931966",
        "100 110 90 105 95 100, -.857143, 7.699722, -.465690, 0, .046198, 97, 99.293138",
        "120 120 120 120 120 0, -17.142857, 41.403934, -1.732051, 1, .948424, 40, 79.199910"
    })
    void sixCustomersWithTheSameMeanAreToldApart(
            String series,
            double slope,
            double error,
            double tStatistic,
            double drop,
            double risk,
            double forecast,
            double weighted) {
        double[] months = months(series);

        MonthlyTrend trend = MonthlyTrend.of(months);

        assertThat(trend.level()).isCloseTo(100, EXACT);
        assertThat(trend.slope()).isCloseTo(slope, EXACT);
        assertThat(trend.relativeSlope()).isCloseTo(slope / 100, EXACT);
        assertThat(trend.standardError()).isCloseTo(error, EXACT);
        assertThat(trend.dispersion()).isCloseTo(error / 100, EXACT);
        assertThat(trend.tStatistic()).isCloseTo(tStatistic, EXACT);
        assertThat(trend.drop()).isCloseTo(drop, EXACT);
        assertThat(trend.forecast()).isCloseTo(forecast, EXACT);
        assertThat(trend.risk(months, TrendCritical.forMonths(6))).isCloseTo(risk, EXACT);
        assertThat(MonthlyTrend.weightedLevel(months, 0.7)).isCloseTo(weighted, EXACT);
    }

    @Test
    void withoutPositiveLevelOnlyALostCustomerIsAtRisk() {
        double critical = TrendCritical.forMonths(4);

        assertThat(MonthlyTrend.of(new double[] {5, -5, 0, 0}).risk(new double[] {5, -5, 0, 0}, critical))
                .isEqualTo(1);
        assertThat(MonthlyTrend.of(new double[4]).risk(new double[4], critical)).isZero();
        assertThat(MonthlyTrend.of(new double[4]).relativeSlope()).isNaN();
        assertThat(MonthlyTrend.of(new double[4]).dispersion()).isNaN();
        assertThat(MonthlyTrend.of(new double[4]).drop()).isNaN();
    }

    @Test
    void roundingIsNoTrend() {
        MonthlyTrend trend = MonthlyTrend.of(new double[] {0.1 + 0.2, 0.3, 0.1 + 0.2, 0.3});

        assertThat(trend.slope()).isZero();
        assertThat(trend.tStatistic()).isZero();
    }

    @Test
    void twoMonthsAreTooFew() {
        assertThatThrownBy(() -> MonthlyTrend.of(new double[2])).hasMessage("months must be at least 3, got 2");
    }

    private static double[] months(String series) {
        return Arrays.stream(series.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
