package io.assay.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnitChangesTest {
    private final UnitChanges changes = new UnitChanges(30);

    @Test
    void aMonthInCentsIsFound() {
        assertThat(changes.in(months(2000, 2100, 205_000, 1900, 2050)))
                .containsExactly(new UnitChanges.Change("m2", "m2", 2000, 205_000));
        assertThat(changes.in(months(2000, 2100, 205_000, 1900, 2050)).get(0).factor())
                .isEqualTo(102.5);
    }

    @Test
    void aLastingChangeIsToldOfTheShorterPart() {
        assertThat(changes.in(months(2000, 2000, 2000, 2000, 200, 200)))
                .containsExactly(new UnitChanges.Change("m4", "m5", 2000, 200));
        assertThat(changes.in(months(2, 2000, 2000, 2000)))
                .containsExactly(new UnitChanges.Change("m0", "m0", 2000, 2));
    }

    @Test
    void twoUnitsBesideTheUsualOneAreTwoChanges() {
        assertThat(changes.in(months(2000, 2000, 2000, 200_000, 2000, 20, 20)))
                .containsExactly(
                        new UnitChanges.Change("m3", "m3", 2000, 200_000),
                        new UnitChanges.Change("m5", "m6", 2000, 20));
    }

    @Test
    void aSeasonAndASteadyRiseAreNone() {
        assertThat(changes.in(months(2000, 2100, 6000, 2000))).isEmpty();
        assertThat(changes.in(months(1000, 2000, 4000, 8000, 16_000))).isEmpty();
        assertThat(changes.in(List.of())).isEmpty();
    }

    @Test
    void fewRowsTellNothing() {
        List<UnitChanges.Period> periods = new ArrayList<>(months(2000, 2000));
        periods.add(new UnitChanges.Period("few", 29, 190_000, 200_000, 210_000));

        assertThat(changes.in(periods)).isEmpty();
    }

    @Test
    void aStepWithinTheErrorOfTheMediansIsNone() {
        UnitChanges.Period wide = new UnitChanges.Period("a", 30, 100, 2000, 40_000);
        UnitChanges.Period other = new UnitChanges.Period("b", 30, 500, 12_000, 240_000);

        assertThat(changes.in(List.of(wide, other))).isEmpty();
    }

    @Test
    void randomMonthsOfOneUnitGiveNone() {
        SplittableRandom random = new SplittableRandom(11);
        for (int shop = 0; shop < 300; shop++) {
            List<UnitChanges.Period> periods = IntStream.range(0, 24)
                    .mapToObj(month -> sampled(random, month))
                    .toList();

            assertThat(changes.in(periods)).as("shop %d", shop).isEmpty();
        }
    }

    @Test
    void periodsNeedRows() {
        assertThatThrownBy(() -> new UnitChanges(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fewestRows must be at least 1, got 0");
    }

    /** Thirty log-normal amounts of a wide spread: sigma 1.5. */
    private static UnitChanges.Period sampled(SplittableRandom random, int month) {
        long[] amounts = IntStream.range(0, 30)
                .mapToLong(i -> Math.max(1, Math.round(2000 * Math.exp(1.5 * random.nextGaussian()))))
                .sorted()
                .toArray();
        return new UnitChanges.Period("m" + month, 30, amounts[7], amounts[14], amounts[22]);
    }

    private static List<UnitChanges.Period> months(long... medians) {
        return IntStream.range(0, medians.length)
                .mapToObj(i -> new UnitChanges.Period("m" + i, 100, medians[i] / 2, medians[i], medians[i] * 2))
                .toList();
    }
}
