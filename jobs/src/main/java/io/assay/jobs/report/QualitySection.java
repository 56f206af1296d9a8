package io.assay.jobs.report;

import io.assay.ingest.GateResult;
import io.assay.jobs.report.EvidenceFigures.Quality;
import io.assay.jobs.report.Figure.Chart;
import io.assay.jobs.report.Table.Kind;
import io.assay.jobs.run.QualityRows;
import io.assay.jobs.store.Publication.RowCounts;
import io.assay.jobs.text.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whether every row and every amount is accounted for, what was not accepted and why, and what the gates say. */
record QualitySection(EvidenceFigures evidence, RowCounts rows, Wording words) {
    private static final List<String> ROWS = List.of(
            "rows_in", "rows_accepted", "rows_quarantined", "rows_duplicate", "orphan_returns", "id_collisions");
    private static final List<String> MONEY =
            List.of("money_in", "money_accepted", "money_quarantined", "money_duplicate", "money_stored");
    private static final String REASONS = "rows_by_reason";

    Section section() {
        List<Figure> figures = new ArrayList<>(List.of(conservation()));
        if (!evidence.of(REASONS).isEmpty()) {
            figures.add(reasons());
        }
        if (!gates().isEmpty()) {
            figures.add(gateTable());
        }
        return new Section("quality", words.say("quality.title"), words.say("quality.lead"), figures);
    }

    private Figure conservation() {
        List<List<Object>> lines = new ArrayList<>();
        ROWS.forEach(measure -> evidence.of(measure)
                .forEach(line -> lines.add(Arrays.asList(
                        words.name("quality", measure),
                        words.say("quality.unit.rows"),
                        line.measured().orElse(null)))));
        MONEY.forEach(measure -> evidence.of(measure)
                .forEach(line -> lines.add(Arrays.asList(
                        words.name("quality", measure),
                        line.subject(),
                        line.measured().orElse(null)))));
        return new Figure(
                "conservation",
                Chart.TABLE,
                words.say(
                        "quality.conservation.finding",
                        words.count(rows.in()),
                        words.count(rows.accepted()),
                        words.count(rows.quarantined()),
                        words.count(rows.duplicate())),
                words.say("quality.conservation.reading"),
                new Table(
                        List.of(
                                Table.column(words, "what", Kind.TEXT),
                                Table.column(words, "unit", Kind.TEXT),
                                Table.column(words, "measured", Kind.EXACT)),
                        lines),
                Map.of());
    }

    private Figure reasons() {
        long refused = rows.quarantined() + rows.duplicate();
        return new Figure(
                "reasons",
                Chart.BARS,
                words.say(
                        "quality.reasons.finding",
                        words.count(refused),
                        words.share(rows.in() == 0 ? 0 : (double) refused / rows.in())),
                "",
                new Table(
                        List.of(Table.column(words, "reason", Kind.TEXT), Table.column(words, "rows", Kind.COUNT)),
                        evidence.of(REASONS).stream()
                                .map(line -> List.<Object>of(
                                        words.name("reason", line.subject()),
                                        line.measured().orElseThrow().longValueExact()))
                                .toList()),
                Map.of("series", List.of(1), "x", words.say("axis.rows")));
    }

    private Figure gateTable() {
        long passed = gates().stream()
                .filter(gate -> gate.status().equals(GateResult.Status.PASS.code()))
                .count();
        return new Figure(
                "gates",
                Chart.TABLE,
                words.say("quality.gates.finding", passed, gates().size()),
                "",
                new Table(
                        List.of(
                                Table.column(words, "gate", Kind.TEXT),
                                Table.column(words, "verdict", Kind.TEXT),
                                Table.column(words, "measured", Kind.ROUND),
                                Table.column(words, "warn_limit", Kind.EXACT),
                                Table.column(words, "fail_limit", Kind.EXACT)),
                        gates().stream()
                                .map(gate -> Arrays.<Object>asList(
                                        words.name("gate", gate.measure()),
                                        words.name("verdict", gate.status()),
                                        gate.measured().orElse(null),
                                        gate.limits().warn().orElse(null),
                                        gate.limits().fail().orElse(null)))
                                .toList()),
                Map.of());
    }

    private List<Quality> gates() {
        return evidence.quality().stream()
                .filter(line -> !line.status().equals(QualityRows.INFO))
                .toList();
    }
}
