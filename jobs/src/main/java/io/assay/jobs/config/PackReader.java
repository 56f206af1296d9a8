package io.assay.jobs.config;

import io.assay.cut.Population;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.text.NearestName;
import io.assay.rule.Label;
import io.assay.rule.Match;
import io.assay.rule.Pack;
import io.assay.rule.PackAxis;
import io.assay.rule.PackCheck;
import io.assay.rule.PackInfo;
import io.assay.rule.PackProblem;
import io.assay.rule.Rule;
import io.assay.rule.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a YAML document into a checked pack; every problem knows its line. */
final class PackReader {
    private final Fields root;
    private final Problems problems;

    PackReader(YamlNode document, Problems problems) {
        this.root = Fields.of(document, problems);
        this.problems = problems;
    }

    /** The pack; empty when anything is wrong with it, which is then among the problems. */
    Optional<Pack> read() {
        int before = problems.all().size();
        root.only(PackShape.PACK);
        PackInfo info = new PackInfo(
                root.text("id"),
                root.text("version"),
                root.text("method"),
                label(root, "name"),
                label(root, "about"),
                root.text("source"));
        Population scope = new Population(root.optionalTexts("known"), root.optionalText("learn_from"));
        Pack pack = new Pack(
                info, root.text("column"), scope, root.optionalText("otherwise"), axes(), segments(), match(), rules());
        if (problems.all().size() == before) {
            PackCheck.problems(pack).forEach(this::report);
        }
        return problems.all().size() == before ? Optional.of(pack) : Optional.empty();
    }

    private static Label label(Fields fields, String key) {
        Fields label = fields.mapping(key).only(PackShape.LABEL);
        return new Label(label.text("en"), label.text("zh"));
    }

    private List<PackAxis> axes() {
        List<PackAxis> axes = new ArrayList<>();
        root.mapping("axes").node().entries().forEach((name, node) -> AxisReader.read(name, Fields.of(node, problems))
                .ifPresent(axes::add));
        return axes;
    }

    /** Segments stand in the file in their order, the best first. */
    private List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        root.mapping("segments").node().entries().forEach((code, node) -> {
            Fields segment = Fields.of(node, problems).only(PackShape.SEGMENT);
            segments.add(new Segment(
                    code,
                    label(segment, "name"),
                    label(segment, "advice"),
                    segments.size() + 1,
                    segment.text("colour")));
        });
        return segments;
    }

    private Match match() {
        String code = root.text("match");
        Optional<Match> match = Match.of(code);
        if (match.isEmpty() && !code.isEmpty()) {
            root.problem("match", "is no choice here", NearestName.fix(code, Match.codes()));
        }
        return match.orElse(Match.EXACTLY_ONE);
    }

    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (Fields rule : root.mappings("rules")) {
            rule.only(PackShape.RULE);
            Map<String, List<String>> when = new LinkedHashMap<>();
            if (rule.has("when")) {
                Fields conditions = rule.mapping("when");
                conditions.node().entries().keySet().forEach(axis -> when.put(axis, conditions.texts(axis)));
            }
            rules.add(new Rule(rule.text("segment"), when));
        }
        return rules;
    }

    private void report(PackProblem problem) {
        YamlNode node = root.node().at(problem.place());
        String fix = problem.name()
                .map(name -> NearestName.fix(name, problem.known()))
                .orElse("Correct the pack");
        problems.add(
                ErrorCode.PACK_INVALID,
                new Place(node.place().file(), node.place().line(), problem.place()),
                problem.wrong(),
                fix);
    }
}
