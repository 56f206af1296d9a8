package io.assay.profile;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A few rows far from all others in time, as wrong dates make them: at most one in a hundred, parted from the others by
 * sixty days or more, and by more than chance would part them, see {@link DayGaps}.
 *
 * @param rows rows by day
 */
public record StrayDays(NavigableMap<LocalDate, Long> rows) {
    private static final int FAR = 60;
    private static final double FEW = 0.01;

    /** Rows astray. */
    public record Stray(LocalDate first, LocalDate last, long rows) {}

    public StrayDays {
        rows = Collections.unmodifiableNavigableMap(new TreeMap<>(rows));
    }

    /** Rows long before all others. */
    public Optional<Stray> before() {
        return stray(rows.headMap(begin(), false));
    }

    /** Rows long after all others. */
    public Optional<Stray> after() {
        return stray(rows.tailMap(end(), false));
    }

    /** All others. */
    public NavigableMap<LocalDate, Long> body() {
        return rows.isEmpty() ? rows : rows.subMap(begin(), true, end(), true);
    }

    private LocalDate begin() {
        List<LocalDate> days = new ArrayList<>(rows.keySet());
        LocalDate begin = rows.isEmpty() ? LocalDate.MIN : rows.firstKey();
        for (int i = 1; i < days.size() && isFew(rows.headMap(days.get(i), false)); i++) {
            if (isFar(days.get(i - 1), days.get(i))) {
                begin = days.get(i);
            }
        }
        return begin;
    }

    private LocalDate end() {
        List<LocalDate> days = new ArrayList<>(rows.keySet());
        LocalDate end = rows.isEmpty() ? LocalDate.MAX : rows.lastKey();
        for (int i = days.size() - 1; i > 0 && isFew(rows.tailMap(days.get(i), true)); i--) {
            if (isFar(days.get(i - 1), days.get(i))) {
                end = days.get(i - 1);
            }
        }
        return end;
    }

    private boolean isFar(LocalDate before, LocalDate after) {
        long between = ChronoUnit.DAYS.between(before, after) - 1;
        return between >= FAR && DayGaps.isRare(between, rows);
    }

    private boolean isFew(Map<LocalDate, Long> part) {
        return total(part) <= FEW * total(rows);
    }

    private static Optional<Stray> stray(NavigableMap<LocalDate, Long> part) {
        return part.isEmpty() ? Optional.empty() : Optional.of(new Stray(part.firstKey(), part.lastKey(), total(part)));
    }

    private static long total(Map<LocalDate, Long> part) {
        return part.values().stream().mapToLong(Long::longValue).sum();
    }
}
