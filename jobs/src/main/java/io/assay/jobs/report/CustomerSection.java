package io.assay.jobs.report;

import io.assay.jobs.report.Figure.Chart;
import io.assay.jobs.report.Table.Kind;
import io.assay.jobs.text.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The customers with the most money, by name; only where that is asked for. */
record CustomerSection(ReportFigures figures, Wording words) {

    Section section() {
        Table table = new Table(
                List.of(
                        Table.column(words, "customer", Kind.TEXT),
                        Table.column(words, "money", Kind.MONEY),
                        Table.column(words, "recency", Kind.COUNT),
                        Table.column(words, "frequency", Kind.COUNT),
                        Table.column(words, "segment", Kind.TEXT)),
                figures.measures().best().stream()
                        .map(best -> Arrays.<Object>asList(
                                best.id(),
                                best.monetary(),
                                best.recencyDays().orElse(null),
                                best.frequency(),
                                segment(best.segment())))
                        .toList());
        return new Section(
                "customers",
                words.say("customers.title"),
                words.say("customers.lead"),
                List.of(new Figure(
                        "best-customers",
                        Chart.TABLE,
                        words.say("customers.finding", table.rows().size()),
                        "",
                        table,
                        Map.of("width", "wide"))));
    }

    private String segment(String code) {
        return figures.segments()
                .first()
                .map(scheme -> scheme.name(code, words.language()))
                .orElse(code);
    }
}
