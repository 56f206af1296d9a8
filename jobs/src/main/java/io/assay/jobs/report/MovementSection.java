package io.assay.jobs.report;

import io.assay.jobs.report.Figure.Chart;
import io.assay.jobs.report.SegmentFigures.Move;
import io.assay.jobs.report.SegmentFigures.Scheme;
import io.assay.jobs.report.Table.Kind;
import io.assay.jobs.text.Wording;
import io.assay.table.SegmentTransitionTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Who moved from segment to segment since the previous as-of date. */
record MovementSection(Scheme scheme, LocalDate previous, Wording words) {

    Section section() {
        return new Section(
                "movement",
                words.say("movement.title"),
                words.say("movement.lead", previous),
                List.of(flow(), matrix()));
    }

    /** Customers known on both dates, and those of them that changed their segment. */
    record Changes(long known, long moved, long arrived, long gone) {
        static Changes of(Scheme scheme) {
            Predicate<Move> arrived = move -> move.from().equals(SegmentTransitionTable.NEW);
            Predicate<Move> gone = move -> move.to().equals(SegmentTransitionTable.LOST);
            Predicate<Move> known = arrived.or(gone).negate();
            return new Changes(
                    sum(scheme, known),
                    sum(scheme, known.and(move -> !move.from().equals(move.to()))),
                    sum(scheme, arrived),
                    sum(scheme, gone));
        }

        double movedShare() {
            return known == 0 ? 0 : (double) moved / known;
        }

        private static long sum(Scheme scheme, Predicate<Move> which) {
            return scheme.moves().stream()
                    .filter(which)
                    .mapToLong(Move::customers)
                    .sum();
        }
    }

    private Figure flow() {
        Changes changes = Changes.of(scheme);
        return new Figure(
                "movement-flow",
                Chart.FLOW,
                words.say(
                        "movement.finding",
                        words.count(changes.moved()),
                        words.count(changes.known()),
                        words.share(changes.movedShare())),
                words.say("movement.flow.reading", previous),
                table(),
                Map.of(
                        "left",
                        previous.toString(),
                        "right",
                        words.say("movement.now"),
                        "colours",
                        colours(),
                        "order",
                        order(),
                        "width",
                        "wide"));
    }

    private Figure matrix() {
        Move largest = scheme.moves().stream()
                .filter(move -> !move.from().equals(move.to()))
                .max(Comparator.comparingLong(Move::customers))
                .orElse(scheme.moves().get(0));
        return new Figure(
                "movement-matrix",
                Chart.HEAT,
                words.say(
                        "movement.matrix.finding",
                        name(largest.from()),
                        name(largest.to()),
                        words.count(largest.customers())),
                words.say("movement.matrix.reading"),
                table(),
                Map.of(
                        "x",
                        words.say("axis.to_segment"),
                        "y",
                        words.say("axis.from_segment"),
                        "columns",
                        List.of(1, 0, 2),
                        "shade",
                        3,
                        "order",
                        order(),
                        "width",
                        "wide"));
    }

    private Table table() {
        List<String> order = scheme.segments().stream()
                .map(segment -> segment.label().code())
                .toList();
        return new Table(
                List.of(
                        Table.column(words, "from_segment", Kind.TEXT),
                        Table.column(words, "to_segment", Kind.TEXT),
                        Table.column(words, "customers", Kind.COUNT),
                        Table.column(words, "share_of_from", Kind.SHARE)),
                scheme.moves().stream()
                        .sorted(Comparator.comparingInt((Move move) -> place(order, move.from()))
                                .thenComparingInt(move -> place(order, move.to())))
                        .map(this::row)
                        .toList());
    }

    /** Customers without a segment on one of the dates come last. */
    private static int place(List<String> order, String segment) {
        int place = order.indexOf(segment);
        return place < 0 ? order.size() : place;
    }

    private List<Object> row(Move move) {
        return Arrays.asList(
                name(move.from()),
                name(move.to()),
                move.customers(),
                move.shareOfFrom().isPresent() ? move.shareOfFrom().getAsDouble() : null);
    }

    /** Names of all segments in their order, which is the same for both dates. */
    private List<String> order() {
        List<String> names = new ArrayList<>(scheme.segments().stream()
                .map(segment -> name(segment.label().code()))
                .toList());
        names.add(name(SegmentTransitionTable.NEW));
        names.add(name(SegmentTransitionTable.LOST));
        return names;
    }

    private Map<String, String> colours() {
        Map<String, String> colours = new TreeMap<>();
        scheme.segments().forEach(segment -> segment.label()
                .colour()
                .ifPresent(colour -> colours.put(segment.label().names().in(words.language()), colour)));
        return colours;
    }

    private String name(String segment) {
        return words.name("segment", scheme.name(segment, words.language()));
    }
}
