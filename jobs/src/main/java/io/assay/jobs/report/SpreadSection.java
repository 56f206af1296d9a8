package io.assay.jobs.report;

import io.assay.jobs.report.EvidenceFigures.Cut;
import io.assay.jobs.report.Figure.Chart;
import io.assay.jobs.report.Table.Kind;
import io.assay.jobs.text.Wording;
import io.assay.table.CustomerFeatureTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How money and recency are spread over customers: the curve of concentration, and histograms with the cuts drawn in. */
record SpreadSection(MeasureFigures measures, EvidenceFigures evidence, Wording words) {
    /** Cuts of the three scores stand under this name. */
    private static final String SCORES = "rfm";

    /** Where the money is. */
    Section concentration() {
        Concentration found = measures.concentration();
        Table table = new Table(
                List.of(
                        Table.column(words, "best_customers", Kind.SHARE),
                        Table.column(words, "money_held", Kind.SHARE)),
                found.points().stream()
                        .map(point -> List.<Object>of(point.customers(), point.money()))
                        .toList());
        Figure curve = new Figure(
                "concentration",
                Chart.CURVE,
                words.say(
                        "concentration.finding",
                        words.share(found.top20Share()),
                        words.share(found.headShareFor80()),
                        words.decimals(found.gini(), 3)),
                words.say("concentration.reading"),
                table,
                Map.of(
                        "x",
                        words.say("axis.best_customers"),
                        "y",
                        words.say("axis.money_held"),
                        "equal",
                        words.say("concentration.equal"),
                        "mark",
                        List.of(FIFTH, found.top20Share()),
                        "gini",
                        found.gini(),
                        "width",
                        "wide"));
        return new Section(
                "concentration", words.say("concentration.title"), words.say("concentration.lead"), List.of(curve));
    }

    private static final double FIFTH = 0.2;

    /** Recency and money with the cuts of their scores. */
    Section distributions() {
        List<Figure> figures = new ArrayList<>();
        if (!measures.recency().isEmpty()) {
            figures.add(histogram(
                    "recency", measures.recency(), cuts(CustomerFeatureTable.RECENCY_DAYS.name()), Kind.COUNT));
        }
        if (!measures.monetary().isEmpty()) {
            figures.add(
                    histogram("monetary", measures.monetary(), cuts(CustomerFeatureTable.MONETARY.name()), Kind.MONEY));
        }
        return new Section("distributions", words.say("distributions.title"), words.say("distributions.lead"), figures);
    }

    private List<Cut> cuts(String column) {
        return evidence.scoreCuts(SCORES, column);
    }

    private Figure histogram(String measure, List<Bin> bins, List<Cut> cuts, Kind kind) {
        return new Figure(
                "distribution-" + measure,
                Chart.HISTOGRAM,
                finding(measure, bins, kind),
                words.say(cuts.isEmpty() ? "distributions.no_cuts" : "distributions.reading." + measure),
                table(bins, kind),
                Map.of(
                        "x", words.say("axis." + measure, words.currency()).strip(),
                        "y", words.say("axis.customers"),
                        "logarithmic", kind == Kind.MONEY,
                        "cuts",
                                cuts.stream()
                                        .map(cut -> List.<Object>of(
                                                cut.value().orElseThrow(),
                                                words.say("distributions.level", cut.level())))
                                        .toList()));
    }

    private String finding(String measure, List<Bin> bins, Kind kind) {
        Bin most = bins.stream().max(Comparator.comparingLong(Bin::customers)).orElseThrow();
        return words.say(
                "distributions.finding." + measure,
                most.from().map(border -> border(border, kind)).orElse("−∞"),
                most.to().map(border -> border(border, kind)).orElse("∞"),
                words.count(most.customers()),
                words.currency());
    }

    private String border(BigDecimal border, Kind kind) {
        return kind.write(border, words);
    }

    private Table table(List<Bin> bins, Kind kind) {
        return new Table(
                List.of(
                        Table.column(words, "from", kind),
                        Table.column(words, "to", kind),
                        Table.column(words, "customers", Kind.COUNT),
                        Table.column(words, "money", Kind.MONEY)),
                bins.stream()
                        .map(bin -> Arrays.<Object>asList(
                                bin.from().orElse(null), bin.to().orElse(null), bin.customers(), bin.monetary()))
                        .toList());
    }
}
