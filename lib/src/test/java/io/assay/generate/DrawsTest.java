package io.assay.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final int SAMPLES = 200_000;

    @Test
    void customersHaveNumbersOfTheirOwn() {
        Draws first = new Draws(7, 1, Draws.Purpose.DIRT);
        Draws again = new Draws(7, 1, Draws.Purpose.DIRT);
        Draws other = new Draws(7, 2, Draws.Purpose.DIRT);
        Draws otherPurpose = new Draws(7, 1, Draws.Purpose.RETURNS);

        double value = first.uniform();

        assertThat(again.uniform()).isEqualTo(value);
        assertThat(other.uniform()).isNotEqualTo(value);
        assertThat(otherPurpose.uniform()).isNotEqualTo(value);
    }

    /** Mean k and variance k of gamma(k, 1), over customers as the generator draws it. */
    @Test
    void gammaHasTheMeanAndVarianceOfItsShape() {
        for (double shape : new double[] {0.25, 0.55, 1, 3.74}) {
            assertThat(mean(draws -> draws.gamma(shape))).isCloseTo(shape, within(0.02 * shape + 0.005));
            assertThat(variance(draws -> draws.gamma(shape))).isCloseTo(shape, within(0.05 * shape));
        }
    }

    /** Mean a/(a+b) and variance ab/((a+b)^2 (a+b+1)). */
    @Test
    void betaHasTheMeanAndVarianceOfItsShapes() {
        assertThat(mean(draws -> draws.beta(0.7, 4))).isCloseTo(0.7 / 4.7, within(0.002));
        assertThat(variance(draws -> draws.beta(0.7, 4))).isCloseTo(2.8 / (4.7 * 4.7 * 5.7), within(0.001));
    }

    @Test
    void exponentialAndPoissonHaveTheirMeans() {
        assertThat(mean(draws -> draws.exponential(4))).isCloseTo(0.25, within(0.003));
        assertThat(mean(draws -> draws.poisson(2.2))).isCloseTo(2.2, within(0.02));
        assertThat(variance(draws -> draws.poisson(2.2))).isCloseTo(2.2, within(0.05));
    }

    @Test
    void normalHasMeanZeroAndVarianceOne() {
        assertThat(mean(Draws::normal)).isCloseTo(0, within(0.01));
        assertThat(variance(Draws::normal)).isCloseTo(1, within(0.02));
    }

    private static double mean(ToDoubleFunction<Draws> draw) {
        return LongStream.range(0, SAMPLES)
                .mapToDouble(customer -> draw.applyAsDouble(of(customer)))
                .average()
                .orElseThrow();
    }

    private static double variance(ToDoubleFunction<Draws> draw) {
        double mean = mean(draw);
        return LongStream.range(0, SAMPLES)
                .mapToDouble(customer -> draw.applyAsDouble(of(customer)) - mean)
                .map(deviation -> deviation * deviation)
                .average()
                .orElseThrow();
    }

    private static Draws of(long customer) {
        return new Draws(42, customer, Draws.Purpose.BEHAVIOUR);
    }
}
