package io.assay.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Walks through every cell of a pack's grid and sees which rules hold there. */
final class Coverage {
    private static final int MOST_CELLS = 20_000;
    private static final int SHOWN = 10;

    private final Pack pack;
    private final List<String> holes = new ArrayList<>();
    private final TreeMap<String, List<String>> overlaps = new TreeMap<>();
    private final Set<String> reached = new HashSet<>();

    private Coverage(Pack pack) {
        this.pack = pack;
        pack.otherwise().ifPresent(reached::add);
    }

    /** Holes, silent overlaps and segments that no customer can reach. */
    static List<PackProblem> problems(Pack pack) {
        long cells = pack.axes().stream()
                .mapToLong(axis -> axis.levels().size())
                .reduce(1, (a, b) -> Math.min(a * b, MOST_CELLS + 1L));
        if (cells > MOST_CELLS) {
            return List.of(PackProblem.of("axes", "make more than " + MOST_CELLS + " cells"));
        }
        Coverage coverage = new Coverage(pack);
        coverage.walk(new ArrayList<>());
        return coverage.found();
    }

    private void walk(List<String> cell) {
        if (cell.size() < pack.axes().size()) {
            for (String level : pack.axes().get(cell.size()).levels()) {
                List<String> longer = new ArrayList<>(cell);
                longer.add(level);
                walk(longer);
            }
            return;
        }
        List<Integer> holding = new ArrayList<>();
        for (int i = 0; i < pack.rules().size(); i++) {
            if (holds(pack.rules().get(i), cell)) {
                holding.add(i);
            }
        }
        judge(cell, holding);
    }

    private boolean holds(Rule rule, List<String> cell) {
        for (int i = 0; i < cell.size(); i++) {
            List<String> allowed = rule.when().get(pack.axes().get(i).name());
            if (allowed != null && !allowed.contains(cell.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void judge(List<String> cell, List<Integer> holding) {
        if (holding.isEmpty()) {
            holes.add(name(cell));
            return;
        }
        List<String> segments = holding.stream()
                .map(i -> pack.rules().get(i).segment())
                .distinct()
                .toList();
        reached.add(segments.get(0));
        if (pack.match() == Match.EXACTLY_ONE && segments.size() > 1) {
            String rules = "rules "
                    + String.join(
                            " and ",
                            holding.stream()
                                    .map(i ->
                                            (i + 1) + " (" + pack.rules().get(i).segment() + ")")
                                    .toList());
            overlaps.computeIfAbsent(rules, unused -> new ArrayList<>()).add(name(cell));
        }
    }

    private String name(List<String> cell) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < cell.size(); i++) {
            parts.add(pack.axes().get(i).name() + "=" + cell.get(i));
        }
        return "(" + String.join(", ", parts) + ")";
    }

    private List<PackProblem> found() {
        List<PackProblem> problems = new ArrayList<>();
        if (!holes.isEmpty()) {
            problems.add(PackProblem.of("rules", "leave " + holes.size() + " cells without a segment: " + list(holes)));
        }
        overlaps.forEach((rules, cells) -> problems.add(PackProblem.of(
                "rules", "overlap: " + rules + " both hold for " + list(cells) + ", but match is exactly-one")));
        for (Segment segment : pack.segments()) {
            if (!reached.contains(segment.code())) {
                problems.add(PackProblem.of("segments." + segment.code(), "is reached by no rule"));
            }
        }
        return problems;
    }

    private static String list(List<String> cells) {
        String shown = String.join(", ", cells.subList(0, Math.min(SHOWN, cells.size())));
        return cells.size() > SHOWN ? shown + " and " + (cells.size() - SHOWN) + " more" : shown;
    }
}
