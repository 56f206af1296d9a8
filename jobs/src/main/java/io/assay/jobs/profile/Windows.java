package io.assay.jobs.profile;

import io.assay.feature.Window;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Windows that suit the rhythm of the customers: a year holds every season once; it is too short when the usual gap
 * between visits does not fit into it several times, and no use when there is less than a year to look at.
 */
record Windows(Profile profile, AssayConfig config) {
    private static final int YEAR = 365;
    private static final int QUARTER = 90;
    private static final List<Integer> SHORTER = List.of(180, QUARTER, 30);
    private static final List<Integer> LONGER = List.of(2 * YEAR, 3 * YEAR);
    /** Gaps between visits that a window should hold, so that frequency tells customers apart. */
    private static final int GAPS = 4;

    /** The window that gives recency, frequency and monetary. */
    String first() {
        if (span() < YEAR) {
            return SHORTER.stream()
                    .filter(days -> days <= span())
                    .findFirst()
                    .map(Windows::days)
                    .orElse("all");
        }
        return LONGER.stream()
                .filter(days -> days <= span() && needed() > YEAR)
                .findFirst()
                .map(Windows::days)
                .orElse(days(YEAR));
    }

    /** Days of the first window; all there are where it has no end. */
    long firstDays() {
        return Window.parse(first()).days().orElse((int) span());
    }

    /** All windows: packs may rest on those that are configured already. */
    String yaml() {
        List<String> configured = config.features().windows();
        if (configured.subList(1, configured.size()).contains(first())) {
            return configured.toString();
        }
        List<String> windows = new ArrayList<>(List.of(first()));
        Stream<String> often = isFrequent() ? Stream.of(days(QUARTER)) : Stream.empty();
        Stream.concat(configured.stream().skip(1), often)
                .filter(window -> !windows.contains(window))
                .forEach(windows::add);
        return windows.toString();
    }

    String reason(Wording words) {
        OptionalLong cycle = cycle();
        String rhythm = cycle.isPresent()
                ? words.say("why.windows.cycle", words.count(cycle.getAsLong()))
                : words.say("why.windows.no_cycle");
        String length = span() < YEAR ? "short" : firstDays() > YEAR ? "long" : isFrequent() ? "frequent" : "year";
        return rhythm + words.say("why.windows." + length, words.count(span()));
    }

    private boolean isFrequent() {
        return span() >= YEAR && cycle().isPresent() && needed() <= QUARTER;
    }

    private long needed() {
        return GAPS * cycle().orElse(0);
    }

    private OptionalLong cycle() {
        return profile.customers().cycles().quantile(0.5);
    }

    private long span() {
        return profile.calendar().bodySpan().map(Profile.Span::days).orElse(0L);
    }

    private static String days(int days) {
        return days + "d";
    }
}
