package io.assay.jobs.profile;

import io.assay.jobs.text.Wording;
import io.assay.math.Tally;
import java.math.BigDecimal;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Levels that customers can fill: as many as configured where ties allow it, fewer where at least three are left, and
 * otherwise limits on visits, days and money, which ties cannot empty.
 */
record LevelSuggestions(Profile.Customers customers, Wording words) {
    private static final int FEWEST = 3;
    private static final int CENTS = 2;

    List<Suggestion> all() {
        int configured = ties(Profile.Measure.FREQUENCY).levels();
        if (customers.usable() == configured) {
            return List.of(levels(configured, words.say("why.levels.full", configured)));
        }
        String emptied = emptied(configured);
        if (customers.usable() >= FEWEST) {
            return List.of(levels(customers.usable(), emptied + words.say("why.levels.fewer", customers.usable())));
        }
        return limits(configured)
                .map(limits -> fixed(limits, emptied))
                .orElseGet(() -> List.of(levels(
                        Math.max(2, customers.usable()),
                        emptied + words.say("why.levels.least", Math.max(2, customers.usable())))));
    }

    private String emptied(int configured) {
        return customers.ties().stream()
                .filter(ties -> ties.used() < ties.levels())
                .map(ties -> words.say(
                        "why.levels.emptied",
                        words.say("scored." + ties.measure().code()),
                        ties.used(),
                        configured))
                .collect(Collectors.joining());
    }

    private static Suggestion levels(int levels, String reason) {
        return new Suggestion("scores.levels", String.valueOf(levels), reason);
    }

    private List<Suggestion> fixed(Limits limits, String emptied) {
        int levels = limits.frequency().size() + 1;
        return List.of(
                new Suggestion("scores.method", "fixed", emptied + words.say("why.method.fixed")),
                levels(levels, words.say("why.levels.fixed", levels)),
                new Suggestion(
                        "scores.recency_thresholds", limits.recency().toString(), words.say("why.limits.recency")),
                new Suggestion(
                        "scores.frequency_thresholds",
                        limits.frequency().toString(),
                        words.say("why.limits.frequency")),
                new Suggestion(
                        "scores.monetary_thresholds", limits.monetary().toString(), words.say("why.limits.monetary")));
    }

    private record Limits(List<Long> recency, List<Long> frequency, List<String> monetary) {}

    /** Limits for as many levels as all three can have, three at least. */
    private Optional<Limits> limits(int most) {
        if (ties(Profile.Measure.RECENCY).values().counts().isEmpty()) {
            return Optional.empty();
        }
        for (int levels = most; levels >= FEWEST; levels--) {
            Tally days = ties(Profile.Measure.RECENCY).values();
            Tally money = ties(Profile.Measure.MONETARY).values();
            List<Long> recency =
                    List.copyOf(parts(days, levels, days.counts().lastKey()).descendingSet());
            List<Long> frequency = visits(levels);
            List<Long> monetary =
                    List.copyOf(parts(money, levels, money.counts().firstKey()));
            if (recency.size() == levels - 1 && frequency.size() == levels - 1 && monetary.size() == levels - 1) {
                return Optional.of(new Limits(
                        recency,
                        frequency,
                        monetary.stream()
                                .map(minor -> BigDecimal.valueOf(minor, CENTS).toPlainString())
                                .toList()));
            }
        }
        return Optional.empty();
    }

    /** The values between equal parts, each once, without the worst, which would leave nobody below it. */
    private static NavigableSet<Long> parts(Tally values, int levels, long worst) {
        TreeSet<Long> limits = new TreeSet<>();
        for (int level = 1; level < levels; level++) {
            values.quantile((double) level / levels).ifPresent(limits::add);
        }
        limits.remove(worst);
        return limits;
    }

    /** More than one visit, and equal parts of the customers who came again. */
    private List<Long> visits(int levels) {
        Tally again =
                new Tally(ties(Profile.Measure.FREQUENCY).values().counts().tailMap(2L, true));
        TreeSet<Long> limits = new TreeSet<>();
        again.quantile(0).ifPresent(limits::add);
        for (int level = 1; level < levels - 1; level++) {
            long part = again.quantile((double) level / (levels - 1)).orElse(0);
            Long beyond = again.counts().ceilingKey(limits.isEmpty() ? part : Math.max(part, limits.last() + 1));
            if (beyond != null) {
                limits.add(beyond);
            }
        }
        return List.copyOf(limits);
    }

    private Profile.Ties ties(Profile.Measure measure) {
        return customers.ties().stream()
                .filter(ties -> ties.measure() == measure)
                .findFirst()
                .orElseThrow();
    }
}
