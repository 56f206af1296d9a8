package io.assay.jobs.report;

import io.assay.jobs.text.Language;
import io.assay.jobs.text.Names;
import io.assay.jobs.text.Wording;
import io.assay.table.CustomerSegmentTable;
import io.assay.table.DimSegmentTable;
import io.assay.table.SegmentSummaryTable;
import io.assay.table.SegmentTransitionTable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;

/**
 * Sizes, money and moves of every scheme of segments.
 *
 * @param schemes the named segments of the scores first, then in order of their columns
 * @param titles what the schemes are called, by column
 * @param previous as-of date that the moves begin at; empty on the first
 */
record SegmentFigures(List<Scheme> schemes, Map<String, Names> titles, Optional<LocalDate> previous) {
    SegmentFigures {
        schemes = List.copyOf(schemes);
        titles = Map.copyOf(titles);
    }

    /**
     * One column of segments.
     *
     * @param segments in their order, the best first
     * @param moves pairs of segments with customers between them since the previous as-of date
     */
    record Scheme(String column, List<Segment> segments, List<Move> moves) {
        /** What a segment is called; its code where nobody is in it now. */
        String name(String code, Language language) {
            return segments.stream()
                    .filter(segment -> segment.label().code().equals(code))
                    .findFirst()
                    .map(segment -> segment.label().names().in(language))
                    .orElse(code);
        }
    }

    /** One segment with its customers. */
    record Segment(Label label, long customers, BigDecimal monetary, Means means) {}

    /** What a segment is called, and what to do about it. */
    record Label(String code, long order, Names names, Names advice, Optional<String> colour) {}

    /** Shares and means of a segment; what cannot be divided is empty. */
    record Means(
            OptionalDouble customerShare,
            OptionalDouble monetaryShare,
            Optional<BigDecimal> monetary,
            OptionalDouble recencyDays,
            OptionalDouble frequency) {}

    /** Customers that went one way. */
    record Move(String from, String to, long customers, OptionalDouble shareOfFrom) {}

    static SegmentFigures of(List<Row> summary, List<Row> names, List<Row> transitions) {
        Map<List<String>, Label> labels = labels(names);
        Map<String, List<Segment>> segments = new LinkedHashMap<>();
        summary.stream().map(Cells::new).sorted(byScheme()).forEach(row -> {
            String scheme = row.text(SegmentSummaryTable.SCHEME);
            String code = row.text(SegmentSummaryTable.SEGMENT);
            Label label = labels.getOrDefault(List.of(scheme, code), unnamed(code));
            segments.computeIfAbsent(scheme, unused -> new ArrayList<>()).add(segment(label, row));
        });
        List<Scheme> schemes = segments.entrySet().stream()
                .map(entry -> new Scheme(
                        entry.getKey(),
                        entry.getValue().stream()
                                .sorted(Comparator.comparingLong(
                                        found -> found.label().order()))
                                .toList(),
                        moves(transitions, entry.getKey())))
                .toList();
        return new SegmentFigures(schemes, titles(names), since(transitions));
    }

    /** The scheme that the headlines speak of. */
    Optional<Scheme> first() {
        return schemes.stream().findFirst();
    }

    /** What a scheme is called: by its pack, or by the words of the report. */
    String title(String scheme, Wording words) {
        return Optional.ofNullable(titles.get(scheme))
                .map(title -> title.in(words.language()))
                .orElseGet(() -> words.name("scheme", scheme));
    }

    private static Map<String, Names> titles(List<Row> names) {
        Map<String, Names> titles = new LinkedHashMap<>();
        names.stream().map(Cells::new).forEach(row -> row.scheme()
                .ifPresent(title -> titles.put(row.text(SegmentSummaryTable.SCHEME), title)));
        return titles;
    }

    private static Comparator<Cells> byScheme() {
        return Comparator.comparing(
                        (Cells row) -> !CustomerSegmentTable.RFM_SEGMENT.equals(row.text(SegmentSummaryTable.SCHEME)))
                .thenComparing(row -> row.text(SegmentSummaryTable.SCHEME));
    }

    private static Label unnamed(String code) {
        return new Label(code, Long.MAX_VALUE, new Names(code, code), new Names("", ""), Optional.empty());
    }

    private static Map<List<String>, Label> labels(List<Row> names) {
        Map<List<String>, Label> labels = new LinkedHashMap<>();
        names.stream()
                .map(Cells::new)
                .forEach(row -> labels.put(
                        List.of(row.text(SegmentSummaryTable.SCHEME), row.text(SegmentSummaryTable.SEGMENT)),
                        new Label(
                                row.text(SegmentSummaryTable.SEGMENT),
                                row.count(DimSegmentTable.SORT_ORDER),
                                new Names(row.text(DimSegmentTable.NAME_EN), row.text(DimSegmentTable.NAME_ZH)),
                                new Names(
                                        row.anyText(DimSegmentTable.ADVICE_EN).orElse(""),
                                        row.anyText(DimSegmentTable.ADVICE_ZH).orElse("")),
                                row.anyText(DimSegmentTable.COLOUR))));
        return labels;
    }

    private static Segment segment(Label label, Cells row) {
        return new Segment(
                label,
                row.count(SegmentSummaryTable.CUSTOMERS),
                row.money(SegmentSummaryTable.MONETARY),
                new Means(
                        row.number(SegmentSummaryTable.CUSTOMER_SHARE),
                        row.number(SegmentSummaryTable.MONETARY_SHARE),
                        row.anyMoney(SegmentSummaryTable.AVG_MONETARY),
                        row.number(SegmentSummaryTable.AVG_RECENCY_DAYS),
                        row.number(SegmentSummaryTable.AVG_FREQUENCY)));
    }

    private static List<Move> moves(List<Row> transitions, String scheme) {
        return transitions.stream()
                .map(Cells::new)
                .filter(row -> row.text(SegmentSummaryTable.SCHEME).equals(scheme))
                .map(row -> new Move(
                        row.text(SegmentTransitionTable.FROM_SEGMENT),
                        row.text(SegmentTransitionTable.TO_SEGMENT),
                        row.count(SegmentTransitionTable.CUSTOMERS),
                        row.number(SegmentTransitionTable.SHARE_OF_FROM)))
                .toList();
    }

    private static Optional<LocalDate> since(List<Row> transitions) {
        return transitions.stream().findFirst().map(row -> row.<Date>getAs(
                        SegmentTransitionTable.PREVIOUS_AS_OF_DATE.name())
                .toLocalDate());
    }
}
