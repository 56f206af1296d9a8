package io.assay.jobs.report;

import io.assay.jobs.report.MeasureFigures.Counted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Divides counted values into bins that are few enough to be drawn, and whose borders are round. */
final class Bins {
    private static final long[] DAYS = {1, 2, 7, 14, 30, 91, 182, 365};
    private static final int MOST_BINS = 60;
    /** Renard's series of ten steps to a decade; with three digits each, so that counted amounts never straddle one. */
    private static final long[] DECADE = {100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000};
    /** Scale of cents. */
    private static final int CENTS = 2;

    private Bins() {}

    /** Bins of equal width, from the first day on. */
    static List<Bin> ofDays(List<Counted> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        long last = values.get(values.size() - 1).value();
        long width = width(last);
        TreeSet<Long> borders = new TreeSet<>();
        for (long border = 1; border <= last + width; border += width) {
            borders.add(border);
        }
        return between(borders, values, 0);
    }

    /** Bins of equal ratio, with what is not above zero in a bin of its own. */
    static List<Bin> ofMoney(List<Counted> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        return between(amounts(values), values, CENTS);
    }

    private static NavigableSet<Long> amounts(List<Counted> values) {
        long last = values.get(values.size() - 1).value();
        long first = values.stream()
                .mapToLong(Counted::value)
                .filter(value -> value > 0)
                .findFirst()
                .orElse(1);
        TreeSet<Long> borders = new TreeSet<>(List.of(1L));
        for (long scale = 1; DECADE[0] * scale <= last; scale *= 10) {
            for (long step : DECADE) {
                borders.add(step * scale);
            }
        }
        long lowest = borders.floor(first);
        Long highest = borders.higher(Math.max(last, 1));
        return new TreeSet<>(borders.subSet(lowest, true, highest == null ? borders.last() : highest, true));
    }

    private static long width(long last) {
        for (long width : DAYS) {
            if (last / width < MOST_BINS) {
                return width;
            }
        }
        return DAYS[DAYS.length - 1];
    }

    private static List<Bin> between(NavigableSet<Long> borders, List<Counted> values, int scale) {
        List<Bin> bins = new ArrayList<>();
        for (Long to : borders) {
            add(bins, values, borders.lower(to), to, scale);
        }
        add(bins, values, borders.last(), null, scale);
        return bins;
    }

    /** A bin without end is kept only where there is somebody in it. */
    private static void add(List<Bin> bins, List<Counted> values, Long from, Long to, int scale) {
        List<Counted> within = values.stream()
                .filter(value -> (from == null || value.value() >= from) && (to == null || value.value() < to))
                .toList();
        if (within.isEmpty() && (from == null || to == null)) {
            return;
        }
        bins.add(new Bin(
                border(from, scale),
                border(to, scale),
                within.stream().mapToLong(Counted::customers).sum(),
                within.stream().map(Counted::monetary).reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    private static Optional<BigDecimal> border(Long value, int scale) {
        return Optional.ofNullable(value).map(units -> BigDecimal.valueOf(units, scale));
    }
}
