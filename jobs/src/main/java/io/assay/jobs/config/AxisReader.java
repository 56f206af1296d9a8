package io.assay.jobs.config;

import io.assay.cut.CutRule;
import io.assay.cut.Ranks;
import io.assay.cut.Ties;
import io.assay.jobs.text.NearestName;
import io.assay.rule.PackAxis;
import io.assay.table.Better;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads one axis of a pack: a score, a formula, listed values, or a column with cuts. */
final class AxisReader {
    private static final Map<String, CutRule> PLAIN = Map.of(
            "mean", new CutRule.Mean(), "mean-or-more", new CutRule.MeanOrMore(), "median", new CutRule.Median());
    private static final List<String> CUTS = List.of(
            "mean",
            "mean-or-more",
            "median",
            "{limits: [..]}",
            "{quantile: n}",
            "{ratio_of_sums: [column, column]}",
            "{mean_multiples: [..]}",
            "{cumulative_share: [..]}",
            "{head_share: [..]}");
    private static final Map<String, Function<Fields, Optional<CutRule>>> FORMS = new TreeMap<>(Map.of(
            "limits", cut -> Optional.of(new CutRule.Fixed(cut.numbers("limits"))),
            "quantile", cut -> Optional.of(new CutRule.Quantile(cut.whole("quantile"), ranks(cut))),
            "ratio_of_sums", AxisReader::ratioOfSums,
            "mean_multiples", cut -> Optional.of(new CutRule.MeanMultiples(cut.numbers("mean_multiples"))),
            "cumulative_share",
                    cut -> Optional.of(new CutRule.CumulativeShare(cut.numbers("cumulative_share"), ties(cut))),
            "head_share", cut -> Optional.of(new CutRule.HeadShare(cut.numbers("head_share"), ties(cut)))));

    private AxisReader() {}

    /** The axis; empty when it cannot be read, which is then among the problems. */
    static Optional<PackAxis> read(String name, Fields axis) {
        if (axis.has("score")) {
            axis.only(PackShape.SCORED_AXIS);
            return Optional.of(new PackAxis.Scored(name, axis.text("score"), axis.whole("levels")));
        }
        if (axis.has("formula")) {
            axis.only(PackShape.DERIVED_AXIS);
            return Optional.of(new PackAxis.Derived(name, axis.text("formula"), axis.whole("levels")));
        }
        if (axis.has("values")) {
            axis.only(PackShape.LISTED_AXIS);
            return Optional.of(new PackAxis.Listed(name, axis.text("column"), axis.texts("values")));
        }
        axis.only(PackShape.MEASURED_AXIS);
        String column = axis.text("column");
        List<String> levels = axis.texts("levels");
        Optional<Better> better = better(axis);
        Optional<CutRule> cut = cut(axis);
        if (better.isEmpty() || cut.isEmpty()) {
            return Optional.empty();
        }
        String unit = axis.optionalText("unit").orElse("");
        return Optional.of(new PackAxis.Measured(name, column, unit, better.get(), cut.get(), levels));
    }

    private static Optional<Better> better(Fields axis) {
        String code = axis.text("better");
        if (PackShape.DIRECTIONS.contains(code)) {
            return Optional.of(Better.of(code));
        }
        if (!code.isEmpty()) {
            axis.problem("better", "is no direction", NearestName.fix(code, PackShape.DIRECTIONS));
        }
        return Optional.empty();
    }

    private static Optional<CutRule> cut(Fields axis) {
        if (axis.node().entries().get("cut") instanceof YamlNode.Scalar scalar) {
            Optional<CutRule> plain = Optional.ofNullable(PLAIN.get(scalar.text()));
            if (plain.isEmpty()) {
                axis.problem("cut", "is no way to cut", NearestName.fix(scalar.text(), CUTS));
            }
            return plain;
        }
        Fields cut = axis.mapping("cut").only(PackShape.CUT);
        Optional<String> form = FORMS.keySet().stream().filter(cut::has).findFirst();
        if (form.isEmpty() && axis.has("cut")) {
            axis.problem("cut", "names no way to cut", "Use one of: " + String.join(", ", CUTS));
        }
        return form.flatMap(key -> FORMS.get(key).apply(cut));
    }

    private static Optional<CutRule> ratioOfSums(Fields cut) {
        List<String> columns = cut.texts("ratio_of_sums");
        if (columns.size() == 2) {
            return Optional.of(new CutRule.RatioOfSums(columns.get(0), columns.get(1)));
        }
        cut.problem("ratio_of_sums", "must name two columns", "Write [monetary, frequency]");
        return Optional.empty();
    }

    private static Ranks ranks(Fields cut) {
        return choice(cut, "ranks", Map.of("average", Ranks.AVERAGE, "dense", Ranks.DENSE), Ranks.AVERAGE);
    }

    private static Ties ties(Fields cut) {
        return choice(cut, "ties", Map.of("up", Ties.UP, "by-id", Ties.BY_ID), Ties.UP);
    }

    private static <T> T choice(Fields cut, String key, Map<String, T> choices, T absent) {
        Optional<String> code = cut.optionalText(key);
        if (code.isPresent() && !choices.containsKey(code.get())) {
            cut.problem(
                    key,
                    "is no choice here",
                    NearestName.fix(
                            code.get(), choices.keySet().stream().sorted().toList()));
        }
        return code.map(choices::get).orElse(absent);
    }
}
