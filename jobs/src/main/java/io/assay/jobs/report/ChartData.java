package io.assay.jobs.report;

import io.assay.jobs.report.Figure.Chart;
import io.assay.jobs.text.Json;
import io.assay.jobs.text.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the charts draw: the same tables that stand behind them, with numbers as they are. */
record ChartData(List<Section> sections, Wording words) {

    /** One document that may stand within a script element. */
    String json() {
        Map<String, Object> figures = new LinkedHashMap<>();
        sections.forEach(section -> section.figures().stream()
                .filter(figure -> figure.chart() != Chart.TABLE)
                .forEach(figure -> figures.put(figure.id(), data(figure))));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("language", words.language().code());
        data.put("currency", words.currency());
        data.put("cents", words.cents());
        data.put("figures", figures);
        return Json.text(data).replace("<", "\\u003c");
    }

    private static Map<String, Object> data(Figure figure) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("chart", figure.chart().code());
        data.put(
                "columns",
                figure.table().columns().stream()
                        .map(column -> Map.of(
                                "label", column.label(), "kind", column.kind().code()))
                        .toList());
        data.put("rows", figure.table().rows());
        data.put("drawing", figure.drawing());
        return data;
    }
}
