package io.assay.jobs.run;

import io.assay.jobs.source.InputPin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The input of a publication, as its row of the manifest tells it.
 *
 * @param judged all that rows were judged by, see {@link RunInput}
 * @param rates digest of the exchange rates; empty without
 * @param pins one line for each file or table
 */
record PastInput(String judged, String rates, Set<String> pins) {
    private static final Pattern CUTS = Pattern.compile("\ncuts [^\n]*\\z");
    private static final Pattern RATES = Pattern.compile("\nrates [^\n]*\\z");

    /** Reads what {@link RunInput#identity} wrote. */
    static PastInput of(String identity) {
        String judged = CUTS.matcher(identity).replaceFirst("");
        Matcher rates = RATES.matcher(judged);
        String named = rates.find() ? rates.group() : "";
        String pins = judged.substring(0, judged.length() - named.length());
        return new PastInput(judged, named, pins.lines().collect(Collectors.toUnmodifiableSet()));
    }

    /** What changed of the input since, in the words of one file or table, or what came on top. */
    record Growth(List<InputPin> added, Optional<String> changed) {}

    /**
     * Compares with the input of now.
     *
     * @param appended gives of a table the rows that came after an earlier version, if rows were only added since
     */
    Growth until(List<InputPin> now, Appended appended) {
        Set<String> missing = new HashSet<>(pins);
        List<InputPin> others = new ArrayList<>();
        for (InputPin pin : now) {
            if (!missing.remove(pin.identity())) {
                others.add(pin);
            }
        }
        List<InputPin> added = new ArrayList<>();
        for (InputPin pin : others) {
            Optional<String> before =
                    missing.stream().filter(pin::isLaterVersionOf).findFirst();
            if (before.isEmpty()) {
                added.add(pin);
                continue;
            }
            Optional<InputPin> later = appended.since(pin, before.get());
            if (later.isEmpty()) {
                return new Growth(List.of(), Optional.of(pin.name()));
            }
            added.add(later.get());
            missing.remove(before.get());
        }
        return missing.isEmpty()
                ? new Growth(added, Optional.empty())
                : new Growth(
                        List.of(),
                        Optional.of(InputPin.nameIn(missing.iterator().next())));
    }

    /** Finds what was added to a table. */
    interface Appended {
        Optional<InputPin> since(InputPin now, String identityBefore);
    }
}
