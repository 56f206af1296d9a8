package io.assay.jobs.guess;

import io.assay.ingest.TimeFormat;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tells how times are written, by reading the whole sample in every usual way. */
final class TimeGuess {
    private static final List<String> DATES = List.of(
            "d/M/yyyy",
            "M/d/yyyy",
            "d.M.yyyy",
            "d-M-yyyy",
            "M-d-yyyy",
            "yyyy/M/d",
            "yyyy.M.d",
            "yyyy-M-d",
            "d/M/yy",
            "M/d/yy",
            "d.M.yy",
            "yyyy年M月d日",
            "d-MMM-yyyy",
            "d MMM yyyy",
            "MMM d, yyyy",
            "yyyyMMdd");
    private static final List<String> CLOCKS = List.of(
            "",
            " H:mm",
            " H:mm:ss",
            " H:mm:ss.SSS",
            " h:mm a",
            " h:mm:ss a",
            "'T'H:mm:ss",
            "H:mm:ss",
            " HHmmss",
            "HHmmss");
    private static final List<String> EPOCHS = List.of("epoch_s", "epoch_ms", "epoch_us");
    private static final double NEARLY_ALL = 0.97;
    private static final int FEW = 50;
    private static final int EXAMPLES = 5;
    private static final int MOST_LOOKED_AT = 20_000;
    private static final int LAST_LOOKED_AT = 5_000;
    private static final long DAY = 86_400_000_000L;
    private static final long FIRST = -20 * 365 * DAY;
    private static final long FIRST_COUNTED = 20 * 365 * DAY;
    private static final long LAST = 80 * 365 * DAY;

    private TimeGuess() {}

    /**
     * How the values are times.
     *
     * @param pattern as {@code time_format} takes it; empty for ISO 8601
     * @param last the latest time, in microseconds since 1970 UTC
     * @param steps how often time goes back from one row to the next: few, where rows stand in order
     * @param bad values that are no time in this pattern
     */
    record Reading(String pattern, long last, long steps, long bad) {}

    /** The pattern that reads the values; empty when they are no times. */
    static Optional<Guess<Reading>> of(SampledTable.Column column) {
        List<String> values = looked(column.values());
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (column.kind() == SampledTable.Kind.TIME) {
            return reading(TimeFormat.ISO, values).map(typed -> Guess.sure(typed, "the file says that it is a time"));
        }
        List<Reading> fitting = new ArrayList<>();
        List<String> examples = values.stream().distinct().limit(EXAMPLES).toList();
        candidates(examples).forEach(pattern -> reading(pattern, values).ifPresent(fitting::add));
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(judged(fitting, values.size()));
    }

    /** All values, or so many, evenly spread, and all of the last: they are often the latest. */
    private static List<String> looked(List<String> values) {
        int step = values.size() / MOST_LOOKED_AT + 1;
        return IntStream.range(0, values.size())
                .filter(place -> place % step == 0 || place >= values.size() - LAST_LOOKED_AT)
                .mapToObj(values::get)
                .toList();
    }

    private static Guess<Reading> judged(List<Reading> fitting, int values) {
        List<Reading> ranked = fitting.stream()
                .sorted(Comparator.comparingLong(Reading::bad).thenComparingLong(Reading::steps))
                .toList();
        Reading best = ranked.get(0);
        String read = values - best.bad() + " of " + values + " values fit";
        if (ranked.size() == 1 || best.bad() < ranked.get(1).bad()) {
            String other = ranked.size() == 1
                    ? ", and no other usual form does"
                    : ", more than as " + ranked.get(1).pattern();
            return best.bad() == 0 ? Guess.sure(best, read + other) : Guess.likely(best, read + other);
        }
        Reading next = ranked.get(1);
        String both = best.pattern() + " and " + next.pattern() + " both fit";
        return best.steps() < next.steps()
                ? Guess.unsure(best, both + "; so read, times go back less often from row to row: look at it")
                : Guess.unsure(best, both + ": look at it");
    }

    private static List<String> candidates(List<String> examples) {
        List<String> patterns = new ArrayList<>(List.of(TimeFormat.ISO));
        for (String date : DATES) {
            for (String clock : CLOCKS) {
                // a pattern of another length class cannot fit; most are told apart by a few values
                TimeFormat format = new TimeFormat(date + clock, ZoneOffset.UTC);
                if (examples.stream().anyMatch(example -> format.micros(example) != null)) {
                    patterns.add(date + clock);
                }
            }
        }
        patterns.addAll(EPOCHS);
        return patterns;
    }

    private static Optional<Reading> reading(String pattern, List<String> values) {
        TimeFormat format = new TimeFormat(pattern, ZoneOffset.UTC);
        // numbers count units since 1970 only where that gives recent times
        long first = format.epoch() ? FIRST_COUNTED : FIRST;
        long bad = 0;
        long steps = 0;
        long last = Long.MIN_VALUE;
        long before = Long.MIN_VALUE;
        for (String value : values) {
            Long micros = format.micros(value);
            if (micros == null || micros < first || micros > LAST) {
                bad++;
            } else {
                steps += micros < before ? 1 : 0;
                before = micros;
                last = Math.max(last, micros);
            }
            if (bad > Math.max(0, (1 - NEARLY_ALL) * values.size()) || (bad > 0 && values.size() < FEW)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Reading(pattern, last, steps, bad));
    }
}
