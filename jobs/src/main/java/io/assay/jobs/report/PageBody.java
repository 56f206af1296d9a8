package io.assay.jobs.report;

import static io.assay.jobs.report.Html.escaped;

import io.assay.jobs.report.Figure.Chart;
import io.assay.jobs.store.Publication;
import io.assay.jobs.text.Wording;
import java.util.List;
import java.util.stream.Collectors;

/** What stands between the beginning and the end of the body: headlines, then sections with figures. */
record PageBody(Publication publication, List<Section> sections, Headlines headlines, Wording words) {
    private static final String HALF = "half";

    String html() {
        return skip() + header() + navigation() + "<main id=\"main\">" + summary()
                + sections.stream().map(this::section).collect(Collectors.joining()) + "</main>" + footer();
    }

    private String skip() {
        return "<a class=\"skip\" href=\"#main\">" + escaped(words.say("page.skip")) + "</a>";
    }

    private String header() {
        return """
                <header class="masthead"><div class="inner">
                <p class="brand">ASSAY</p>
                <h1>%s</h1>
                <p class="subtitle">%s</p>
                <div class="tools"><button type="button" id="theme" data-dark="%s" data-light="%s">%s</button></div>
                </div></header>
                """.formatted(
                        escaped(words.say("page.heading")),
                        escaped(words.say("page.subtitle", publication.asOf())),
                        escaped(words.say("page.dark")),
                        escaped(words.say("page.light")),
                        escaped(words.say("page.dark")));
    }

    private String navigation() {
        return "<nav aria-label=\"" + escaped(words.say("page.contents")) + "\"><ul>"
                + sections.stream()
                        .map(section ->
                                "<li><a href=\"#" + section.id() + "\">" + escaped(section.title()) + "</a></li>")
                        .collect(Collectors.joining())
                + "</ul></nav>";
    }

    private String summary() {
        String tiles = headlines.tiles().stream()
                .map(tile ->
                        "<div class=\"tile\"><dt>%s</dt><dd class=\"value\">%s</dd><dd class=\"note\">%s</dd></div>"
                                .formatted(escaped(tile.label()), escaped(tile.value()), escaped(tile.note())))
                .collect(Collectors.joining());
        String sentences = headlines.sentences().stream()
                .map(headline -> "<div class=\"headline\"><h3>%s</h3><p>%s</p></div>"
                        .formatted(escaped(headline.question()), escaped(headline.sentence())))
                .collect(Collectors.joining());
        return "<section id=\"summary\" aria-labelledby=\"summary-title\"><h2 id=\"summary-title\">"
                + escaped(words.say("page.summary")) + "</h2><dl class=\"tiles\">" + tiles
                + "</dl><div class=\"headlines\">" + sentences + "</div></section>";
    }

    private String section(Section section) {
        return """
                <section id="%1$s" aria-labelledby="%1$s-title">
                <h2 id="%1$s-title">%2$s</h2>
                <p class="lead">%3$s</p>
                <div class="figures">%4$s</div>
                </section>
                """.formatted(
                escaped(section.id()), escaped(section.title()), escaped(section.lead()), figures(section.figures()));
    }

    /** Half the page each, two and two; one that would stand alone gets all of it. */
    private String figures(List<Figure> figures) {
        StringBuilder html = new StringBuilder();
        int halves = 0;
        for (int i = 0; i < figures.size(); i++) {
            Object width = figures.get(i).drawing().getOrDefault("width", HALF);
            boolean alone = width.equals(HALF)
                    && halves % 2 == 0
                    && (i + 1 == figures.size() || figures.get(i + 1).drawing().containsKey("width"));
            halves += width.equals(HALF) && !alone ? 1 : 0;
            html.append(figure(figures.get(i), alone ? "wide" : width.toString()));
        }
        return html.toString();
    }

    private String figure(Figure figure, String shape) {
        return """
                <figure class="%s" id="figure-%s"><figcaption><h3>%s</h3><p>%s</p></figcaption>%s</figure>
                """.formatted(
                        shape,
                        escaped(figure.id()),
                        escaped(figure.finding()),
                        escaped(figure.reading()),
                        figure.chart() == Chart.TABLE ? table(figure) : chart(figure));
    }

    private String chart(Figure figure) {
        return """
                <div class="chart %s" role="img" aria-label="%s" data-figure="%s"></div>
                <details><summary>%s</summary>%s</details>
                """.formatted(
                        figure.chart().code(),
                        escaped(words.say("page.chart", figure.finding())),
                        escaped(figure.id()),
                        escaped(words.say("page.numbers")),
                        table(figure));
    }

    private String table(Figure figure) {
        return new TableHtml(figure, words).html();
    }

    private String footer() {
        return "<footer><p>%s</p><p>%s</p></footer>"
                .formatted(
                        escaped(words.say("page.footer", publication.runId(), publication.contentHash())),
                        escaped(words.say("page.licence")));
    }
}
