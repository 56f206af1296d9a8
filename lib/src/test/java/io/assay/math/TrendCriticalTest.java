package io.assay.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrendCriticalTest {
    /** Quantiles of Student's t as R's {@code qt(0.9, months - 2)} gives them. */
    @ParameterizedTest
    @CsvSource({"3, 3.0776835", "4, 1.8856181", "6, 1.5332063", "12, 1.3721836"})
    void theLineHasTwoParameters(int months, double quantile) {
        assertThat(TrendCritical.forMonths(months)).isCloseTo(quantile, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2})
    void twoMonthsLeaveNothingToChance(int months) {
        assertThatThrownBy(() -> TrendCritical.forMonths(months))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("months must be at least 3, got " + months);
    }
}
