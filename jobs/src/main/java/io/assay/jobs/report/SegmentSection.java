package io.assay.jobs.report;

import io.assay.jobs.report.SegmentFigures.Scheme;
import io.assay.jobs.report.SegmentFigures.Segment;
import io.assay.jobs.report.Table.Kind;
import io.assay.jobs.text.Wording;
import io.assay.table.ClusterColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Sizes of segments beside their money, for every scheme of rules. */
record SegmentSection(SegmentFigures segments, Wording words) {
    private static final int CUSTOMER_SHARE = 2;
    private static final int MONEY_SHARE = 4;

    Section section() {
        List<Scheme> rules = segments.schemes().stream()
                .filter(scheme -> !scheme.column().equals(ClusterColumns.CLUSTER_NAME.name()))
                .sorted(Comparator.comparing(
                        scheme -> isFirst(scheme) ? 0 : scheme.segments().size()))
                .toList();
        return new Section(
                "segments",
                words.say("segments.title"),
                words.say("segments.lead"),
                IntStream.range(0, rules.size())
                        .mapToObj(place -> place == 0 ? wide(rules.get(place)) : beside(rules.get(place)))
                        .toList());
    }

    private boolean isFirst(Scheme scheme) {
        return segments.first().filter(scheme::equals).isPresent();
    }

    /** Customers and money of the segments of one scheme, over the whole width of the page. */
    Figure wide(Scheme scheme) {
        return figure(scheme, words.say("segments.reading"), Map.of("width", "wide"));
    }

    /** The same, to stand beside other figures. */
    Figure beside(Scheme scheme) {
        return figure(scheme, "", Map.of());
    }

    private Figure figure(Scheme scheme, String reading, Map<String, Object> layout) {
        Map<String, Object> drawing = new TreeMap<>(layout);
        drawing.put("series", List.of(CUSTOMER_SHARE, MONEY_SHARE));
        drawing.put("x", words.say("axis.share"));
        String name = segments.title(scheme.column(), words);
        Segment richest = scheme.segments().stream()
                .max(Comparator.comparing(Segment::monetary))
                .orElseThrow();
        return new Figure(
                "segments-" + scheme.column(),
                Figure.Chart.BARS,
                words.say(
                        "segments.finding",
                        name,
                        richest.label().names().in(words.language()),
                        words.share(richest.means().monetaryShare()),
                        words.share(richest.means().customerShare())),
                reading,
                table(scheme),
                drawing);
    }

    private Table table(Scheme scheme) {
        return new Table(
                List.of(
                        Table.column(words, "segment", Kind.TEXT),
                        Table.column(words, "customers", Kind.COUNT),
                        Table.column(words, "customer_share", Kind.SHARE),
                        Table.column(words, "money", Kind.MONEY),
                        Table.column(words, "money_share", Kind.SHARE),
                        Table.column(words, "money_per_customer", Kind.MONEY),
                        Table.column(words, "recency", Kind.TENTHS),
                        Table.column(words, "frequency", Kind.TENTHS),
                        Table.column(words, "advice", Kind.TEXT)),
                scheme.segments().stream().map(this::row).toList());
    }

    private List<Object> row(Segment segment) {
        return new ArrayList<>(Arrays.asList(
                segment.label().names().in(words.language()),
                segment.customers(),
                Table.cell(segment.means().customerShare()),
                segment.monetary(),
                Table.cell(segment.means().monetaryShare()),
                segment.means().monetary().orElse(null),
                Table.cell(segment.means().recencyDays()),
                Table.cell(segment.means().frequency()),
                segment.label().advice().in(words.language())));
    }
}
