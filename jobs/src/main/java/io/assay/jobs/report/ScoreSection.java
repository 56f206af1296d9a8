package io.assay.jobs.report;

import io.assay.jobs.report.Figure.Chart;
import io.assay.jobs.report.MeasureFigures.GridCell;
import io.assay.jobs.report.Table.Kind;
import io.assay.jobs.text.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Customers, money and money per customer on the grid of recency by frequency score. */
record ScoreSection(MeasureFigures measures, Wording words) {

    Section section() {
        return new Section(
                "scores",
                words.say("scores.title"),
                words.say("scores.lead"),
                List.of(
                        heat("customers", Kind.COUNT, GridCell::customers),
                        heat("money", Kind.MONEY, GridCell::monetary),
                        heat("money_per_customer", Kind.MONEY, ScoreSection::average)));
    }

    private Figure heat(String measure, Kind kind, Function<GridCell, Comparable<?>> value) {
        List<GridCell> cells = scored();
        Table table = new Table(
                List.of(
                        Table.column(words, "recency_score", Kind.COUNT),
                        Table.column(words, "frequency_score", Kind.COUNT),
                        Table.column(words, measure, kind)),
                cells.stream()
                        .map(cell -> List.<Object>of(
                                cell.recencyScore().orElseThrow(),
                                cell.frequencyScore().orElseThrow(),
                                value.apply(cell)))
                        .toList());
        return new Figure(
                "scores-" + measure,
                Chart.HEAT,
                finding(measure, kind, value),
                kind == Kind.COUNT && hasEmptyLevel() ? words.say("scores.empty") : "",
                table,
                Map.of("x", words.say("axis.frequency_score"), "y", words.say("axis.recency_score"), "width", "third"));
    }

    private String finding(String measure, Kind kind, Function<GridCell, Comparable<?>> value) {
        return scored().stream()
                .max(Comparator.comparingDouble(cell -> ((Number) value.apply(cell)).doubleValue()))
                .map(top -> words.say(
                        "scores.finding." + measure,
                        top.recencyScore().orElseThrow(),
                        top.frequencyScore().orElseThrow(),
                        kind == Kind.MONEY
                                ? words.money((BigDecimal) value.apply(top))
                                : words.count(((Number) value.apply(top)).longValue())))
                .orElse(words.say("scores.nobody"));
    }

    /** Whether a level below the highest is nobody's, in either direction. */
    private boolean hasEmptyLevel() {
        return hasGap(GridCell::recencyScore) || hasGap(GridCell::frequencyScore);
    }

    private boolean hasGap(Function<GridCell, Optional<Long>> score) {
        List<Long> levels = scored().stream()
                .map(cell -> score.apply(cell).orElseThrow())
                .distinct()
                .toList();
        long most = levels.stream().mapToLong(Long::longValue).max().orElse(0);
        return levels.size() < most;
    }

    private List<GridCell> scored() {
        return measures.grid().stream()
                .filter(cell ->
                        cell.recencyScore().isPresent() && cell.frequencyScore().isPresent())
                .toList();
    }

    private static BigDecimal average(GridCell cell) {
        return cell.monetary().divide(BigDecimal.valueOf(cell.customers()), 2, RoundingMode.HALF_UP);
    }
}
