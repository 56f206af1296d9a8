package io.assay.jobs.report;

import static io.assay.jobs.report.Html.escaped;

import io.assay.jobs.report.Table.Column;
import io.assay.jobs.report.Table.Kind;
import io.assay.jobs.text.Wording;
import java.util.List;
import java.util.stream.Collectors;

/** The numbers of a figure as a table that a keyboard can scroll and a screen reader can walk through. */
record TableHtml(Figure figure, Wording words) {

    String html() {
        List<Column> columns = figure.table().columns();
        String head = columns.stream()
                .map(column -> "<th scope=\"col\"%s>%s</th>".formatted(numeric(column), escaped(column.label())))
                .collect(Collectors.joining());
        String body = figure.table().rows().stream()
                .map(row -> "<tr>" + row(columns, row) + "</tr>")
                .collect(Collectors.joining("\n"));
        return """
                <div class="scroll" role="region" tabindex="0" aria-label="%1$s"><table><caption>%1$s</caption>
                <thead><tr>%2$s</tr></thead><tbody>%3$s</tbody></table></div>
                """.formatted(escaped(figure.finding()), head, body);
    }

    private String row(List<Column> columns, List<Object> cells) {
        StringBuilder row = new StringBuilder(cell("th scope=\"row\"", "th", columns.get(0), cells.get(0)));
        for (int i = 1; i < cells.size(); i++) {
            row.append(cell("td", "td", columns.get(i), cells.get(i)));
        }
        return row.toString();
    }

    private String cell(String open, String close, Column column, Object value) {
        return "<%s%s>%s</%s>"
                .formatted(open, numeric(column), escaped(column.kind().write(value, words)), close);
    }

    private static String numeric(Column column) {
        return column.kind() == Kind.TEXT ? "" : " class=\"number\"";
    }
}
