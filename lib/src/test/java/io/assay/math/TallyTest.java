package io.assay.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void quantilesAreThoseOfTypeOneInR() {
        // R 4.3: quantile(c(1,1,2,5,9,9,9,40), c(0, .25, .5, .75, .9, 1), type = 1)
        Tally tally = tally(1, 1, 2, 5, 9, 9, 9, 40);

        assertThat(tally.quantile(0)).hasValue(1);
        assertThat(tally.quantile(0.25)).hasValue(1);
        assertThat(tally.quantile(0.5)).hasValue(5);
        assertThat(tally.quantile(0.75)).hasValue(9);
        assertThat(tally.quantile(0.9)).hasValue(40);
        assertThat(tally.quantile(1)).hasValue(40);
    }

    @Test
    void quantilesAreThePlaceInTheSortedNumbers() {
        SplittableRandom random = new SplittableRandom(5);
        for (int size = 1; size <= 50; size++) {
            long[] numbers = random.longs(size, 0, 30).toArray();
            long[] sorted = numbers.clone();
            Arrays.sort(sorted);

            for (int parts = 1; parts <= 4; parts++) {
                int place = Math.max(1, Math.floorDiv(parts * size + 3, 4));
                assertThat(tally(numbers).quantile(parts / 4.0)).hasValue(sorted[place - 1]);
            }
        }
    }

    @Test
    void levelsAreThoseOfAverageRanks() {
        // three quarters share one value, so that of five levels only two are left
        assertThat(tally(1, 1, 1, 1, 1, 1, 2, 3).levels(5)).isEqualTo(Map.of(1L, 2, 2L, 5, 3L, 5));
        assertThat(tally(1, 1, 1, 1, 1, 1, 2, 3).distinct().levels(3)).isEqualTo(Map.of(1L, 1, 2L, 2, 3L, 3));
        assertThat(tally(9).levels(5)).as("the middle").isEqualTo(Map.of(9L, 3));
        assertThat(tally().levels(3)).isEmpty();
    }

    @Test
    void theFenceLiesFourRangesOfLogarithmsAboveTheUpperQuartile() {
        assertThat(tally(10, 10, 10, 30, 30, 30, 30, 30).farFence().orElseThrow())
                .isCloseTo(30 * 81.0, within(1e-9));
        assertThat(tally(10, 10, 10, 10).farFence().orElseThrow())
                .as("prices that are all alike")
                .isCloseTo(10 * 16.0, within(1e-9));
        assertThat(tally(0, 0, 0, 5).farFence()).isEmpty();
        assertThat(tally().farFence()).isEmpty();
    }

    @Test
    void numbersAboveALimitAreCounted() {
        Tally tally = tally(1, 2, 2, 3);

        assertThat(tally.above(2)).isEqualTo(1);
        assertThat(tally.above(1.5)).isEqualTo(3);
        assertThat(tally.total()).isEqualTo(4);
        assertThat(tally.of(2)).isEqualTo(2);
        assertThat(tally.of(8)).isZero();
    }

    @Test
    void sharesAndCountsHaveADomain() {
        assertThatThrownBy(() -> tally(1).quantile(1.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must lie between 0 and 1, got 1.1");
        assertThatThrownBy(() -> tally(1).levels(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("levels must be at least 2, got 1");
        assertThatThrownBy(() -> new Tally(new TreeMap<>(Map.of(1L, 0L))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("counts must be at least 1, got {1=0}");
    }

    private static Tally tally(long... numbers) {
        TreeMap<Long, Long> counts = new TreeMap<>();
        for (long number : numbers) {
            counts.merge(number, 1L, Long::sum);
        }
        return new Tally(counts);
    }
}
