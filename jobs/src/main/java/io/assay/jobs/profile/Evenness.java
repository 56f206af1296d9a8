package io.assay.jobs.profile;

import java.util.Map;

/** How many levels tell customers apart: those that hold a fifth, at least, of what even levels would hold. */
final class Evenness {
    private static final long PART = 5;

    private Evenness() {}

    static int used(Map<Integer, Long> customersByLevel, int levels) {
        long all = customersByLevel.values().stream().mapToLong(Long::longValue).sum();
        return (int) customersByLevel.values().stream()
                .filter(customers -> PART * levels * customers >= all)
                .count();
    }
}
