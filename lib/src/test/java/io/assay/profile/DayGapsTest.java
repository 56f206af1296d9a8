package io.assay.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class DayGapsTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);

    @Test
    void aDayMissingFromADailyHistoryIsUnusual() {
        LocalDate missing = LocalDate.of(2025, 3, 5);

        assertThat(gaps(day -> !day.equals(missing)))
                .containsExactly(new DayGaps.Gap(missing, missing, DayGaps.Kind.UNUSUAL));
    }

    @Test
    void closedWeekendsAreUsualAndAMissingWeekIsNot() {
        Set<DayOfWeek> closed = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        LocalDate monday = LocalDate.of(2025, 3, 3);
        Predicate<LocalDate> open = day ->
                !closed.contains(day.getDayOfWeek()) && (day.isBefore(monday) || day.isAfter(monday.plusDays(4)));

        List<DayGaps.Gap> gaps = gaps(open);

        assertThat(gaps.stream().filter(DayGaps.Gap::isUnusual))
                .containsExactly(new DayGaps.Gap(monday.minusDays(2), monday.plusDays(6), DayGaps.Kind.UNUSUAL));
        assertThat(gaps).hasSize(103);
        assertThat(gaps.get(0).days()).isEqualTo(2);
    }

    @Test
    void daysThatChanceLeavesOutAreUsual() {
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);

            assertThat(gaps(day -> random.nextInt(10) < 4).stream().filter(DayGaps.Gap::isUnusual))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void aLongGapInASparseHistoryIsUnusual() {
        SplittableRandom random = new SplittableRandom(3);
        LocalDate begin = LocalDate.of(2025, 5, 1);

        List<DayGaps.Gap> unusual =
                gaps(day -> random.nextInt(10) < 4 && (day.isBefore(begin) || day.isAfter(begin.plusDays(39)))).stream()
                        .filter(DayGaps.Gap::isUnusual)
                        .toList();

        assertThat(unusual).hasSize(1);
        assertThat(unusual.get(0).days()).isBetween(40L, 60L);
    }

    @Test
    void rowsAstrayAreParted() {
        NavigableMap<LocalDate, Long> days = days(day -> true);
        days.put(LocalDate.of(1999, 1, 1), 2L);
        days.put(LocalDate.of(2001, 5, 1), 1L);
        days.put(LocalDate.of(2026, 12, 24), 3L);
        StrayDays strays = new StrayDays(days);

        assertThat(strays.before())
                .contains(new StrayDays.Stray(LocalDate.of(1999, 1, 1), LocalDate.of(2001, 5, 1), 3));
        assertThat(strays.after())
                .contains(new StrayDays.Stray(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 24), 3));
        assertThat(strays.body().firstKey()).isEqualTo(FIRST);
        assertThat(strays.body().lastKey()).isEqualTo(LAST);
    }

    @Test
    void aMissingDayIsFoundThoughRowsAreAstray() {
        LocalDate missing = LocalDate.of(2025, 3, 5);
        NavigableMap<LocalDate, Long> days = days(day -> !day.equals(missing));
        days.put(LocalDate.of(1999, 1, 1), 2L);

        assertThat(new DayGaps(days).gaps()).contains(new DayGaps.Gap(missing, missing, DayGaps.Kind.UNUSUAL));
    }

    @Test
    void aHistoryWithAPauseIsNotAstray() {
        LocalDate closed = LocalDate.of(2024, 3, 1);
        NavigableMap<LocalDate, Long> days = days(day -> day.isBefore(closed) || day.isAfter(closed.plusDays(120)));

        assertThat(new StrayDays(days).before()).isEmpty();
        assertThat(new StrayDays(days).after()).isEmpty();
    }

    @Test
    void withoutRowsThereIsNothingToSay() {
        assertThat(new DayGaps(new TreeMap<>()).gaps()).isEmpty();
        assertThat(new StrayDays(new TreeMap<>()).before()).isEmpty();
        assertThat(new StrayDays(new TreeMap<>()).after()).isEmpty();
        assertThat(new StrayDays(new TreeMap<>()).body()).isEmpty();
    }

    private static List<DayGaps.Gap> gaps(Predicate<LocalDate> open) {
        return new DayGaps(days(open)).gaps();
    }

    private static NavigableMap<LocalDate, Long> days(Predicate<LocalDate> open) {
        NavigableMap<LocalDate, Long> days = new TreeMap<>();
        FIRST.datesUntil(LAST.plusDays(1)).filter(open).forEach(day -> days.put(day, 10L));
        return days;
    }
}
