package io.assay.jobs.report;

import io.assay.jobs.report.SegmentFigures.Scheme;
import io.assay.jobs.text.Language;
import io.assay.jobs.text.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** One HTML file with everything in it: text, tables, charts and the library that draws them. */
public final class ReportPage {
    /** Stands at the beginning of every page that this class makes. */
    private static final String MARK = "<meta name=\"generator\" content=\"Assay report\">";

    private final ReportFigures figures;
    private final Wording words;

    private ReportPage(ReportFigures figures, Wording words) {
        this.figures = figures;
        this.words = words;
    }

    /** The page of the figures, in a language. */
    public static String html(ReportFigures figures, Language language) {
        return new ReportPage(figures, Wording.of(language, figures.provenance().currency())).html();
    }

    /** What the page says first, in sentences. */
    public static List<String> headlines(ReportFigures figures, Language language) {
        Wording words = Wording.of(language, figures.provenance().currency());
        return new Headlines(figures, words)
                .sentences().stream().map(Headlines.Headline::sentence).toList();
    }

    /** Whether a file that begins like this is a report. */
    public static boolean isReport(String beginning) {
        return beginning.contains(MARK);
    }

    private String html() {
        List<Section> sections = sections();
        Headlines headlines = new Headlines(figures, words);
        String data = new ChartData(sections, words).json();
        String charts = resource("/META-INF/resources/webjars/echarts/" + chartsVersion() + "/echarts.min.js");
        String script = resource("report.js");
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("lang", words.language().code());
        parts.put(
                "title",
                Html.escaped(words.say(
                        "page.title", figures.provenance().publication().asOf())));
        parts.put("policy", ContentPolicy.of(charts, script));
        parts.put("style", resource("report.css"));
        parts.put("body", new PageBody(figures.provenance().publication(), sections, headlines, words).html());
        parts.put("data", data);
        parts.put("charts", charts);
        parts.put("script", script);
        return filled(resource("page.html"), parts);
    }

    /** The sections that there are numbers for. */
    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        Optional<Scheme> first = figures.segments().first();
        sections.add(new SegmentSection(figures.segments(), words).section());
        sections.add(new ScoreSection(figures.measures(), words).section());
        SpreadSection spread = new SpreadSection(figures.measures(), figures.evidence(), words);
        sections.add(spread.concentration());
        first.filter(scheme -> !scheme.moves().isEmpty())
                .ifPresent(scheme -> sections.add(new MovementSection(
                                scheme, figures.segments().previous().orElseThrow(), words)
                        .section()));
        sections.add(new ClusterSection(figures, words).section());
        sections.add(spread.distributions());
        if (!figures.measures().best().isEmpty()) {
            sections.add(new CustomerSection(figures, words).section());
        }
        sections.add(new QualitySection(
                        figures.evidence(), figures.provenance().publication().rows(), words)
                .section());
        sections.add(new MethodSection(figures, words).section());
        return sections.stream().filter(section -> !section.figures().isEmpty()).toList();
    }

    /** Fills each {{name}} once, from left to right, so that no value is searched for names. */
    private static String filled(String template, Map<String, String> parts) {
        StringBuilder page = new StringBuilder();
        String rest = template;
        for (int open = rest.indexOf("{{"); open >= 0; open = rest.indexOf("{{")) {
            int close = rest.indexOf("}}", open);
            page.append(rest, 0, open).append(parts.get(rest.substring(open + 2, close)));
            rest = rest.substring(close + 2);
        }
        return page.append(rest).toString();
    }

    private static String chartsVersion() {
        Properties build = new Properties();
        try (InputStream file = ReportPage.class.getResourceAsStream("/assay.properties")) {
            build.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read assay.properties from the jar", unreadable);
        }
        return build.getProperty("echarts.version");
    }

    private static String resource(String name) {
        try (InputStream file = ReportPage.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + name + " from the jar", unreadable);
        }
    }
}
