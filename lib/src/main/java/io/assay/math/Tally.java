package io.assay.math;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** How often each of several whole numbers occurs. */
public record Tally(NavigableMap<Long, Long> counts) {
    /** Interquartile ranges, on a scale of ratios, beyond the upper quartile that are still ordinary. */
    private static final int ORDINARY_RANGES = 4;
    /** Prices that are all alike vary by this at least, as a ratio. */
    private static final double LEAST_RATIO = 2;

    public Tally {
        counts = Collections.unmodifiableNavigableMap(new TreeMap<>(counts));
        if (counts.values().stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("counts must be at least 1, got " + counts);
        }
    }

    /** Numbers in all. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The same numbers, each once. */
    public Tally distinct() {
        NavigableMap<Long, Long> once = new TreeMap<>(counts);
        once.replaceAll((value, count) -> 1L);
        return new Tally(once);
    }

    /** How often a number occurs. */
    public long of(long value) {
        return counts.getOrDefault(value, 0L);
    }

    /** Numbers above a limit. */
    public long above(double limit) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() > limit)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /**
     * The least number x with F(x) ≥ p, where F is the share of numbers that are at most x; none of no numbers.
     *
     * @param share p, 0 to 1
     * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman and Fan (1996), definition 1</a>
     */
    public OptionalLong quantile(double share) {
        if (share < 0 || share > 1) {
            throw new IllegalArgumentException("share must lie between 0 and 1, got " + share);
        }
        double wanted = share * total();
        long upTo = 0;
        for (Map.Entry<Long, Long> entry : counts.entrySet()) {
            upTo += entry.getValue();
            if (upTo >= wanted) {
                return OptionalLong.of(entry.getKey());
            }
        }
        return OptionalLong.empty();
    }

    /**
     * The level of each number when equal parts are cut, as scores cut them: clip(⌈k (r − 1/2) / n⌉, 1, k) of its average
     * rank r among n, 1 the lowest.
     *
     * @param levels k, at least 2
     * @see "Hughes (1994), Strategic Database Marketing, on quintiles"
     */
    public NavigableMap<Long, Integer> levels(int levels) {
        if (levels < 2) {
            throw new IllegalArgumentException("levels must be at least 2, got " + levels);
        }
        NavigableMap<Long, Integer> byNumber = new TreeMap<>();
        long twice = 2 * total();
        long below = 0;
        for (Map.Entry<Long, Long> entry : counts.entrySet()) {
            long level = -Math.floorDiv(-levels * (2 * below + entry.getValue()), twice);
            byNumber.put(entry.getKey(), (int) Math.max(1, Math.min(levels, level)));
            below += entry.getValue();
        }
        return byNumber;
    }

    /**
     * Beyond which positive numbers are far out: Q3 · max(Q3 / Q1, 2)⁴, four interquartile ranges above the upper
     * quartile on the scale of logarithms. Of log-normal numbers one in 10⁹ lies beyond.
     *
     * @return in the unit of the numbers; none unless the lower quartile is positive
     * @see "Tukey (1977), Exploratory Data Analysis, on fences; here with four ranges and of logarithms"
     */
    public Optional<Double> farFence() {
        OptionalLong lower = quantile(0.25);
        OptionalLong upper = quantile(0.75);
        if (lower.isEmpty() || lower.getAsLong() <= 0) {
            return Optional.empty();
        }
        double ratio = Math.max(LEAST_RATIO, (double) upper.getAsLong() / lower.getAsLong());
        return Optional.of(upper.getAsLong() * Math.pow(ratio, ORDINARY_RANGES));
    }
}
