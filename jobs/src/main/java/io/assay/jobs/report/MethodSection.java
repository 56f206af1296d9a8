package io.assay.jobs.report;

import io.assay.jobs.report.Figure.Chart;
import io.assay.jobs.report.Table.Column;
import io.assay.jobs.report.Table.Kind;
import io.assay.jobs.store.Publication;
import io.assay.jobs.text.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the numbers rest on: hashes and versions, cuts, and settings. */
record MethodSection(ReportFigures figures, Wording words) {

    Section section() {
        return new Section(
                "method",
                words.say("method.title"),
                words.say("method.lead"),
                List.of(
                        table("provenance", pairs("what", "value"), hashes()),
                        table("cuts", cutColumns(), cuts()),
                        table(
                                "settings",
                                pairs("setting", "value"),
                                rows(figures.provenance().settings()))));
    }

    private Figure table(String name, List<Column> columns, List<List<Object>> rows) {
        return new Figure(
                name,
                Chart.TABLE,
                words.say("method." + name),
                words.say("method." + name + ".reading"),
                new Table(columns, rows),
                Map.of("width", "wide"));
    }

    private List<Column> pairs(String first, String second) {
        return List.of(Table.column(words, first, Kind.TEXT), Table.column(words, second, Kind.TEXT));
    }

    private List<List<Object>> hashes() {
        Publication publication = figures.provenance().publication();
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of(words.say("method.as_of"), publication.asOf()));
        rows.add(List.of(words.say("method.run"), publication.runId()));
        rows.add(List.of(words.say("method.generation"), publication.generation()));
        rows.add(List.of(words.say("method.published_at"), publication.edition().publishedAt()));
        rows.add(List.of(words.say("method.content_hash"), publication.contentHash()));
        rows.add(List.of(words.say("method.config_hash"), publication.origin().configHash()));
        rows.add(List.of(
                words.say("method.inputs"),
                words.count(publication.origin().inputs().lines().count())));
        rows.add(List.of(words.say("method.code_version"), publication.origin().codeVersion()));
        rows.addAll(rows(figures.provenance().versions()));
        return rows;
    }

    private static List<List<Object>> rows(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> List.<Object>of(entry.getKey(), entry.getValue()))
                        .toList();
    }

    private List<Column> cutColumns() {
        return List.of(
                Table.column(words, "scheme", Kind.TEXT),
                Table.column(words, "measure", Kind.TEXT),
                Table.column(words, "group", Kind.TEXT),
                Table.column(words, "level", Kind.COUNT),
                Table.column(words, "cut", Kind.EXACT),
                Table.column(words, "rule", Kind.TEXT));
    }

    private List<List<Object>> cuts() {
        return figures.evidence().cuts().stream()
                .map(cut -> Arrays.<Object>asList(
                        figures.segments().title(cut.scheme(), words),
                        words.name("measure", cut.column()),
                        words.name("group", cut.group()),
                        cut.level(),
                        cut.value().orElse(null),
                        cut.kind()))
                .toList();
    }
}
