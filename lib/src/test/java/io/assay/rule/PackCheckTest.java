package io.assay.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.cut.CutRule;
import io.assay.cut.Population;
import io.assay.table.Better;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackCheckTest {
    private static final Label LABEL = new Label("text", "文字");
    private static final PackAxis MONEY =
            new PackAxis.Measured("money", "monetary", "", Better.HIGHER, new CutRule.Mean(), List.of("low", "high"));
    private static final PackAxis RECENCY = new PackAxis.Scored("recency", "r_score", 3);

    @Test
    void aCompletePackHasNoProblem() {
        assertThat(problems(
                        Match.EXACTLY_ONE,
                        List.of(MONEY, RECENCY),
                        rule("good", Map.of("money", List.of("high"))),
                        rule("bad", Map.of("money", List.of("low")))))
                .isEmpty();
    }

    @Test
    void holesAreListedByCell() {
        assertThat(problems(
                        Match.EXACTLY_ONE,
                        List.of(MONEY, RECENCY),
                        rule("good", Map.of("money", List.of("high"))),
                        rule("bad", Map.of("money", List.of("low"), "recency", List.of("1")))))
                .containsExactly(
                        "rules leave 2 cells without a segment: " + "(money=low, recency=2), (money=low, recency=3)");
    }

    @Test
    void overlapsAreRefusedUnlessTheFirstDecides() {
        Rule[] rules = {
            rule("good", Map.of("money", List.of("high"))), rule("bad", Map.of("recency", List.of("1", "2", "3")))
        };

        assertThat(problems(Match.EXACTLY_ONE, List.of(MONEY, RECENCY), rules))
                .containsExactly("rules overlap: rules 1 (good) and 2 (bad) both hold for (money=high, recency=1), "
                        + "(money=high, recency=2), (money=high, recency=3), but match is exactly-one");
        assertThat(problems(Match.FIRST, List.of(MONEY, RECENCY), rules)).isEmpty();
    }

    @Test
    void aSegmentBehindAnotherIsNeverReached() {
        assertThat(problems(
                        Match.FIRST,
                        List.of(MONEY),
                        rule("good", Map.of()),
                        rule("bad", Map.of("money", List.of("low")))))
                .containsExactly("segments.bad is reached by no rule");
    }

    @Test
    void unknownNamesComeWithTheKnownOnes() {
        assertThat(problems(
                        Match.EXACTLY_ONE,
                        List.of(MONEY),
                        rule("goood", Map.of("money", List.of("hihg"))),
                        rule("bad", Map.of("mony", List.of("low")))))
                .containsExactly(
                        "rules.0.segment names the unknown segment goood; known are good, bad",
                        "rules.0.when.money names the unknown level hihg; known are low, high",
                        "rules.1.when.mony names the unknown axis mony; known are money");
    }

    @Test
    void aFormulaMayNotLeaveItsLevels() {
        PackAxis sum = new PackAxis.Derived("sum", "f_score + m_score", 5);

        assertThat(problems(Match.EXACTLY_ONE, List.of(sum), rule("good", Map.of()), rule("bad", Map.of())))
                .anyMatch(text ->
                        text.startsWith("axes.sum leaves its levels 1..5 at {") && text.endsWith("where it is 6.0"));
    }

    @Test
    void levelNamesMustBeAsManyAsLevels() {
        PackAxis three = new PackAxis.Measured(
                "money", "monetary", "", Better.HIGHER, new CutRule.Mean(), List.of("low", "middle", "high"));

        assertThat(problems(Match.EXACTLY_ONE, List.of(three), rule("good", Map.of()), rule("bad", Map.of())))
                .contains("axes.money has 3 level names [low, middle, high], but its cuts make 2 levels");
    }

    @Test
    void listedValuesNeedASegmentForAllOthers() {
        PackAxis trend = new PackAxis.Listed("trend", "trend_class", List.of("falling", "flat", "rising"));

        assertThat(problems(
                        Match.EXACTLY_ONE,
                        List.of(trend),
                        rule("good", Map.of("trend", List.of("flat", "rising"))),
                        rule("bad", Map.of("trend", List.of("falling")))))
                .containsExactly("otherwise must name the segment of customers outside the scheme");
    }

    private static Rule rule(String segment, Map<String, List<String>> when) {
        return new Rule(segment, when);
    }

    private static List<String> problems(Match match, List<PackAxis> axes, Rule... rules) {
        Pack pack = new Pack(
                new PackInfo("test", "1", "none", LABEL, LABEL, "none"),
                "test_segment",
                Population.ALL,
                Optional.empty(),
                axes,
                List.of(
                        new Segment("good", LABEL, LABEL, 1, "#1a9850"),
                        new Segment("bad", LABEL, LABEL, 2, "#d73027")),
                match,
                List.of(rules));
        return PackCheck.problems(pack).stream().map(PackProblem::sentence).toList();
    }
}
