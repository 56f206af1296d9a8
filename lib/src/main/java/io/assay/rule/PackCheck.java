package io.assay.rule;

import io.assay.cut.CutColumn;
import io.assay.table.ScoreColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Everything that can be wrong with a pack before it meets data. */
public final class PackCheck {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final List<String> SCORES =
            List.of(ScoreColumns.R_SCORE.name(), ScoreColumns.F_SCORE.name(), ScoreColumns.M_SCORE.name());
    private static final int MOST_LEVELS = 10;

    private final Pack pack;
    private final List<PackProblem> problems = new ArrayList<>();

    private PackCheck(Pack pack) {
        this.pack = pack;
    }

    /** All problems of a pack; cells are looked at when every name is known. */
    public static List<PackProblem> problems(Pack pack) {
        PackCheck check = new PackCheck(pack);
        check.frame();
        check.axes();
        check.segments();
        check.rules();
        if (check.problems.isEmpty()) {
            check.problems.addAll(Coverage.problems(pack));
        }
        return List.copyOf(check.problems);
    }

    private void frame() {
        if (!NAME.matcher(pack.column()).matches()) {
            problem("column", "must be a name in snake_case, got " + pack.column());
        }
        boolean someOutside =
                !pack.scope().known().isEmpty() || pack.axes().stream().anyMatch(PackAxis.Listed.class::isInstance);
        if (someOutside && pack.otherwise().isEmpty()) {
            problem("otherwise", "must name the segment of customers outside the scheme");
        }
        if (!someOutside && pack.otherwise().isPresent()) {
            problem("otherwise", "names a segment, but nobody is outside the scheme");
        }
    }

    private void axes() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < pack.axes().size(); i++) {
            PackAxis axis = pack.axes().get(i);
            String place = "axes." + axis.name();
            if (!NAME.matcher(axis.name()).matches()) {
                problem(place, "must be a name in snake_case");
            }
            if (!names.add(axis.name())) {
                problem(place, "is declared twice");
            }
            if (axis.levels().size() < 2) {
                problem(place, "needs at least two levels");
            }
            if (new HashSet<>(axis.levels()).size() < axis.levels().size()) {
                problem(place, "has a level twice: " + axis.levels());
            }
            axis(axis, place);
        }
        if (pack.axes().isEmpty()) {
            problem("axes", "must hold at least one axis");
        }
    }

    private void axis(PackAxis axis, String place) {
        if (axis instanceof PackAxis.Measured measured) {
            measured(measured, place);
        } else if (axis instanceof PackAxis.Scored scored && !SCORES.contains(scored.score())) {
            problems.add(PackProblem.unknown(place, "score", scored.score(), SCORES));
        } else if (axis instanceof PackAxis.Derived derived) {
            derived(derived, place);
        }
    }

    private void measured(PackAxis.Measured axis, String place) {
        try {
            CutColumn column = CutColumn.of(pack.column(), axis.column(), axis.better(), axis.rule());
            if (column.rule().levels() != axis.levels().size()) {
                problem(
                        place,
                        "has " + axis.levels().size() + " level names " + axis.levels() + ", but its cuts make "
                                + column.rule().levels() + " levels");
            }
        } catch (IllegalArgumentException mistake) {
            problem(place, "has wrong cuts: " + mistake.getMessage());
        }
    }

    /** A formula is tried with every combination of scores, so that it never leaves its levels. */
    private void derived(PackAxis.Derived axis, String place) {
        if (axis.count() > MOST_LEVELS) {
            problem(place, "has more than " + MOST_LEVELS + " levels");
            return;
        }
        Formula.Parsed formula;
        try {
            formula = Formula.parse(axis.formula());
        } catch (IllegalArgumentException mistake) {
            problem(place, "has a wrong formula: " + mistake.getMessage());
            return;
        }
        List<String> unknown =
                formula.names().stream().filter(name -> !SCORES.contains(name)).toList();
        unknown.forEach(name -> problems.add(PackProblem.unknown(place, "score", name, SCORES)));
        if (unknown.isEmpty()) {
            outside(axis, formula, new HashMap<>(), 0)
                    .ifPresent(values -> problem(place, "leaves its levels 1.." + axis.count() + " at " + values));
        }
    }

    private static Optional<String> outside(
            PackAxis.Derived axis, Formula.Parsed formula, Map<String, Double> values, int next) {
        if (next == formula.names().size()) {
            double value = formula.value().applyAsDouble(values);
            boolean level = value >= 1 && value <= axis.count() && value == Math.rint(value);
            return level ? Optional.empty() : Optional.of(values + ", where it is " + value);
        }
        for (int score = 1; score <= axis.count(); score++) {
            values.put(formula.names().get(next), (double) score);
            Optional<String> found = outside(axis, formula, values, next + 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private void segments() {
        Set<String> codes = new HashSet<>();
        Set<Integer> orders = new HashSet<>();
        for (Segment segment : pack.segments()) {
            String place = "segments." + segment.code();
            if (!CODE.matcher(segment.code()).matches()) {
                problem(place, "must be a code of letters, digits and underscores");
            }
            if (!codes.add(segment.code())) {
                problem(place, "is declared twice");
            }
            if (!orders.add(segment.order())) {
                problem(place, "has the order " + segment.order() + " of another segment");
            }
            if (!COLOUR.matcher(segment.colour()).matches()) {
                problem(place, "has a colour that is not like #1a9850: " + segment.colour());
            }
            for (Label label : List.of(segment.name(), segment.advice())) {
                if (label.en().isBlank() || label.zh().isBlank()) {
                    problem(place, "lacks a name or an advice in English or Chinese");
                }
            }
        }
    }

    private void rules() {
        List<String> codes = pack.segments().stream().map(Segment::code).toList();
        pack.otherwise()
                .filter(code -> !codes.contains(code))
                .ifPresent(code -> problems.add(PackProblem.unknown("otherwise", "segment", code, codes)));
        for (int i = 0; i < pack.rules().size(); i++) {
            Rule rule = pack.rules().get(i);
            String place = "rules." + i;
            if (!codes.contains(rule.segment())) {
                problems.add(PackProblem.unknown(place + ".segment", "segment", rule.segment(), codes));
            }
            rule.when().forEach((axis, levels) -> condition(place + ".when", axis, levels));
        }
    }

    private void condition(String place, String name, List<String> levels) {
        Optional<PackAxis> axis = pack.axes().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
        if (axis.isEmpty()) {
            problems.add(PackProblem.unknown(
                    place + "." + name,
                    "axis",
                    name,
                    pack.axes().stream().map(PackAxis::name).toList()));
            return;
        }
        if (levels.isEmpty()) {
            problem(place + "." + name, "allows no level");
        }
        levels.stream()
                .filter(level -> !axis.get().levels().contains(level))
                .forEach(level -> problems.add(PackProblem.unknown(
                        place + "." + name, "level", level, axis.get().levels())));
    }

    private void problem(String place, String wrong) {
        problems.add(PackProblem.of(place, wrong));
    }
}
