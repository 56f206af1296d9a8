package io.assay.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ExactMomentsTest {
    /** 2, 4, 4, 4, 5, 5, 7, 9: mean 5 and, as R's mean((x - mean(x))^2) and var(x) give, variances 4 and 32/7. */
    private static final ExactMoments EIGHT = new ExactMoments(8, new BigDecimal(40), new BigDecimal(232));

    @Test
    void theMeanIsTheSumOverTheCount() {
        assertThat(EIGHT.mean()).isEqualByComparingTo("5");
    }

    @Test
    void thePopulationVarianceIsTheMeanSquaredDeviation() {
        assertThat(EIGHT.populationVariance()).isEqualByComparingTo("4");
    }

    @Test
    void theSampleVarianceHasOneDegreeOfFreedomLess() {
        assertThat(EIGHT.sampleVariance().doubleValue()).isEqualTo(32.0 / 7);
    }

    @Test
    void oneNumberDoesNotVary() {
        ExactMoments one = new ExactMoments(1, new BigDecimal(3), new BigDecimal(9));

        assertThat(one.sampleVariance()).isEqualByComparingTo("0");
    }

    @Test
    void aLargeMeanCostsNoDigits() {
        BigDecimal large = BigDecimal.TEN.pow(17);
        BigDecimal larger = large.add(BigDecimal.ONE);
        ExactMoments two = new ExactMoments(2, large.add(larger), large.pow(2).add(larger.pow(2)));

        assertThat(two.sampleVariance()).isEqualByComparingTo("0.5");
    }

    @Test
    void noNumberHasNoMean() {
        assertThatThrownBy(() -> new ExactMoments(0, BigDecimal.ZERO, BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count must be at least 1, got 0");
    }
}
