package io.assay.profile;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Days without any row between the first day and the last.
 *
 * <p>A gap is unusual when it holds a weekday that elsewhere nearly always has rows, or when it is longer than chance
 * would make it: where a share p of the days has rows, less than one gap as long is to be expected in a hundred such
 * histories of n days with rows, n (1 - p)^length &lt; 0.01. Rows astray say nothing of what is usual.
 *
 * @param rows rows by day
 */
public record DayGaps(NavigableMap<LocalDate, Long> rows) {
    /** Share of its dates with rows that makes a weekday one on which the shop is open. */
    private static final double OPEN = 0.9;
    /** Dates of a weekday that tell whether it is. */
    private static final int ENOUGH_DATES = 8;

    private static final double RARE = 0.01;

    /** Whether anything is odd about a gap. */
    public enum Kind {
        USUAL,
        UNUSUAL
    }

    /** Days in a row without any row. */
    public record Gap(LocalDate first, LocalDate last, Kind kind) {
        /** Its length. */
        public long days() {
            return length(first, last);
        }

        /** Whether it is unusual. */
        public boolean isUnusual() {
            return kind == Kind.UNUSUAL;
        }
    }

    public DayGaps {
        rows = Collections.unmodifiableNavigableMap(new TreeMap<>(rows));
    }

    /** All gaps, in order. */
    public List<Gap> gaps() {
        NavigableMap<LocalDate, Long> body = new StrayDays(rows).body();
        Set<DayOfWeek> open = openDays(body);
        List<Gap> gaps = new ArrayList<>();
        LocalDate before = null;
        for (LocalDate day : rows.keySet()) {
            if (before != null && before.plusDays(1).isBefore(day)) {
                gaps.add(gap(before.plusDays(1), day.minusDays(1), open, body));
            }
            before = day;
        }
        return gaps;
    }

    private static Gap gap(LocalDate first, LocalDate last, Set<DayOfWeek> open, NavigableMap<LocalDate, Long> body) {
        boolean unusual = isRare(length(first, last), body)
                || first.datesUntil(last.plusDays(1))
                        .limit(DayOfWeek.values().length)
                        .anyMatch(day -> open.contains(day.getDayOfWeek()));
        return new Gap(first, last, unusual ? Kind.UNUSUAL : Kind.USUAL);
    }

    /** Whether a gap is longer than chance would make it between days like these. */
    static boolean isRare(long days, NavigableMap<LocalDate, Long> usual) {
        if (usual.isEmpty()) {
            return false;
        }
        double open = (double) usual.size() / length(usual.firstKey(), usual.lastKey());
        return usual.size() * Math.pow(1 - open, (double) days) < RARE;
    }

    /** Weekdays that nearly always have rows. */
    private static Set<DayOfWeek> openDays(NavigableMap<LocalDate, Long> body) {
        Map<DayOfWeek, Integer> withRows = new EnumMap<>(DayOfWeek.class);
        body.keySet().forEach(day -> withRows.merge(day.getDayOfWeek(), 1, Integer::sum));
        Set<DayOfWeek> open = EnumSet.noneOf(DayOfWeek.class);
        withRows.forEach((weekday, dates) -> {
            LocalDate first = body.firstKey().with(TemporalAdjusters.nextOrSame(weekday));
            long possible = ChronoUnit.WEEKS.between(first, body.lastKey()) + 1;
            if (possible >= ENOUGH_DATES && dates >= OPEN * possible) {
                open.add(weekday);
            }
        });
        return open;
    }

    private static long length(LocalDate first, LocalDate last) {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }
}
