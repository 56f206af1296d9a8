package io.assay.jobs.profile;

import io.assay.jobs.text.Wording;
import io.assay.profile.DayGaps;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Unusual days without rows, apart from the gaps that part stray rows from the others. */
record GapFindings(Profile.Calendar calendar, Wording words) {
    private static final int NAMED = 5;

    List<Finding> all() {
        List<DayGaps.Gap> unusual = unusual();
        if (unusual.isEmpty()) {
            return List.of();
        }
        String named = unusual.stream()
                .sorted(Comparator.comparingLong(DayGaps.Gap::days).reversed().thenComparing(DayGaps.Gap::first))
                .limit(NAMED)
                .map(gap -> words.range(gap.first(), gap.last()))
                .collect(Collectors.joining(", "));
        String more = unusual.size() > NAMED ? ", …" : "";
        long days = unusual.stream().mapToLong(DayGaps.Gap::days).sum();
        return List.of(new Finding(
                "gaps",
                Finding.Weight.LOOK,
                words.say("find.gaps", words.count(days), named + more),
                words.say("fix.gaps")));
    }

    private List<DayGaps.Gap> unusual() {
        return calendar.bodySpan()
                .map(body -> calendar.days().gaps().stream()
                        .filter(DayGaps.Gap::isUnusual)
                        .filter(gap ->
                                gap.first().isAfter(body.first()) && gap.last().isBefore(body.last()))
                        .toList())
                .orElse(List.of());
    }
}
