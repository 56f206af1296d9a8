package io.assay.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds months or files whose amounts are in another unit than those beside them.
 *
 * <p>Two neighbours are told apart when their medians differ fivefold, and by more than four standard errors of the
 * difference of log medians, each 0.93 ln(Q3/Q1)/√n. Between such steps lie stretches; the longest is the usual one, and
 * every other whose median differs from its by the same measure is reported.
 *
 * @param fewestRows rows that a month or file needs to be looked at
 */
public record UnitChanges(long fewestRows) {
    /** Amounts change this much within a season, hardly more. */
    private static final double LEAST_FACTOR = 5;

    private static final double STANDARD_ERRORS = 4;
    /** Standard error of a median of normal values, times √n, over their interquartile range: √(π/2) / 1.349. */
    private static final double ERROR_OF_MEDIAN = 0.93;
    /** Spread of amounts that are all alike, as the logarithm of a ratio. */
    private static final double LEAST_SPREAD = 0.1;

    /**
     * Amounts of a month or file, in minor units.
     *
     * @param name the month or file; periods stand in order
     */
    public record Period(String name, long rows, long lowerQuartile, long median, long upperQuartile) {
        private double logMedian() {
            return Math.log((double) median);
        }

        private double error() {
            double spread = Math.max(LEAST_SPREAD, Math.log((double) upperQuartile / lowerQuartile));
            return ERROR_OF_MEDIAN * spread / Math.sqrt((double) rows);
        }
    }

    /**
     * A stretch of periods in another unit.
     *
     * @param usual median amount of the usual stretch, in minor units
     * @param found median amount here
     */
    public record Change(String first, String last, long usual, long found) {
        /** How many times the usual amount the amounts here are. */
        public double factor() {
            return (double) found / usual;
        }
    }

    private record Stretch(List<Period> periods) {
        /** The period in the middle of the order of medians. */
        Period middle() {
            return periods.stream()
                    .sorted(Comparator.comparingLong(Period::median))
                    .toList()
                    .get((periods.size() - 1) / 2);
        }

        long rows() {
            return periods.stream().mapToLong(Period::rows).sum();
        }
    }

    public UnitChanges {
        if (fewestRows < 1) {
            throw new IllegalArgumentException("fewestRows must be at least 1, got " + fewestRows);
        }
    }

    /** The stretches in another unit, in order. */
    public List<Change> in(List<Period> periods) {
        List<Stretch> stretches = stretches(
                periods.stream().filter(period -> period.rows() >= fewestRows).toList());
        List<Change> changes = new ArrayList<>();
        stretches.stream()
                .max(Comparator.<Stretch>comparingInt(
                                stretch -> stretch.periods().size())
                        .thenComparing(Stretch::rows))
                .ifPresent(usual -> stretches.stream()
                        .filter(stretch -> isStep(usual.middle(), stretch.middle()))
                        .forEach(stretch -> changes.add(change(usual, stretch))));
        return changes;
    }

    private static Change change(Stretch usual, Stretch found) {
        List<Period> periods = found.periods();
        return new Change(
                periods.get(0).name(),
                periods.get(periods.size() - 1).name(),
                usual.middle().median(),
                found.middle().median());
    }

    private static List<Stretch> stretches(List<Period> periods) {
        List<Stretch> stretches = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= periods.size(); i++) {
            if (i == periods.size() || isStep(periods.get(i - 1), periods.get(i))) {
                stretches.add(new Stretch(periods.subList(begin, i)));
                begin = i;
            }
        }
        return stretches;
    }

    private static boolean isStep(Period before, Period after) {
        double step = Math.abs(after.logMedian() - before.logMedian());
        return step >= Math.log(LEAST_FACTOR) && step >= STANDARD_ERRORS * Math.hypot(before.error(), after.error());
    }
}
