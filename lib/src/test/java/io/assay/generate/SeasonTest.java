package io.assay.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.generate.GeneratorParams.Period;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeasonTest {
    private final Season season = new Season(new Period(LocalDate.of(2024, 7, 1), 24));

    @Test
    void evenTimeIsAsLongAsThePeriod() {
        assertThat(season.length()).isCloseTo(730, within(5.0));
    }

    @Test
    void laterInEvenTimeIsNotEarlierInTheCalendar() {
        LocalDateTime before = season.at(0);
        assertThat(before.toLocalDate()).isEqualTo(LocalDate.of(2024, 7, 1));
        for (int step = 1; step < 10_000; step++) {
            LocalDateTime now = season.at(season.length() * step / 10_000);
            assertThat(now).isAfterOrEqualTo(before);
            before = now;
        }
        assertThat(before.toLocalDate()).isEqualTo(LocalDate.of(2026, 6, 30));
    }

    @Test
    void decemberIsBusierThanFebruary() {
        Map<Month, Long> days = IntStream.range(0, 100_000)
                .mapToObj(step -> season.at(season.length() * step / 100_000).getMonth())
                .collect(Collectors.groupingBy(month -> month, Collectors.counting()));

        assertThat(days.get(Month.DECEMBER).doubleValue() / days.get(Month.FEBRUARY))
                .isCloseTo(1.43 / .84 * 31 / 28, within(0.05));
    }
}
