package io.assay.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.testkit.Method;
import org.junit.jupiter.api.Test;

@Method("cluster-stability")
class PopulationStabilityTest {
    /** Catalogue of methods, entry cluster-stability. */
    @Test
    void indexAgreesWithTheReference() {
        double index = PopulationStability.index(new double[] {.1, .2, .7}, new double[] {.12, .25, .63});

        assertThat(index).isCloseTo(0.022179, within(1e-6)).isLessThan(PopulationStability.WATCH);
    }

    @Test
    void anEmptyShareCountsAsOneInTenThousand() {
        double index = PopulationStability.index(new double[] {0, 1}, new double[] {.5, .5});

        double expected = (.5 - 1e-4) * Math.log(.5 / 1e-4) + (.5 - 1) * Math.log(.5);
        assertThat(index).isCloseTo(expected, within(1e-12)).isGreaterThan(PopulationStability.ALERT);
    }

    @Test
    void sharesOfDifferentLengthAreRefused() {
        assertThatThrownBy(() -> PopulationStability.index(new double[1], new double[2]))
                .hasMessage("expected and actual must be equally long, got 1 and 2");
    }
}
