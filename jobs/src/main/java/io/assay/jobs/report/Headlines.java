package io.assay.jobs.report;

import io.assay.jobs.report.MovementSection.Changes;
import io.assay.jobs.report.SegmentFigures.Scheme;
import io.assay.jobs.report.SegmentFigures.Segment;
import io.assay.jobs.store.Publication;
import io.assay.jobs.text.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The report in four sentences and a few numbers: who, where the money is, what changed, what to do first. */
record Headlines(ReportFigures figures, Wording words) {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** A number that stands out. */
    record Tile(String label, String value, String note) {}

    /** A sentence, and the question that it answers. */
    record Headline(String question, String sentence) {}

    List<Tile> tiles() {
        Concentration concentration = figures.measures().concentration();
        List<Tile> tiles = new ArrayList<>();
        tiles.add(tile("customers", words.count(publication().customers()), ""));
        tiles.add(new Tile(
                figures.provenance()
                        .days()
                        .map(days -> words.say("tile.money.days", days))
                        .orElse(words.say("tile.money")),
                words.roundMoney(publication().monetary()),
                words.money(publication().monetary())));
        average().ifPresent(mean -> tiles.add(average(mean)));
        tiles.add(tile("top20", words.share(concentration.top20Share()), words.say("tile.top20.of")));
        changes()
                .ifPresent(changes -> tiles.add(tile(
                        "moved",
                        words.share(changes.movedShare()),
                        words.say("tile.since", figures.segments().previous().orElseThrow()))));
        Publication.RowCounts rows = publication().rows();
        tiles.add(tile(
                "accepted",
                words.share(rows.in() == 0 ? 0 : (double) rows.accepted() / rows.in()),
                words.say("tile.rows", words.count(rows.in()))));
        return tiles;
    }

    List<Headline> sentences() {
        List<Headline> headlines = new ArrayList<>();
        headlines.add(new Headline(words.say("headline.who"), who()));
        headlines.add(new Headline(words.say("headline.money"), money()));
        headlines.add(new Headline(words.say("headline.changed"), changed()));
        first().ifPresent(sentence -> headlines.add(new Headline(words.say("headline.first"), sentence)));
        return headlines;
    }

    /** Exact where that fits into a tile. */
    private Tile average(BigDecimal mean) {
        return mean.abs().compareTo(MILLION) < 0
                ? tile("average", words.amount(mean), words.currency())
                : tile("average", words.roundMoney(mean), words.money(mean));
    }

    private Tile tile(String name, String value, String note) {
        return new Tile(words.say("tile." + name), value, note);
    }

    private String who() {
        String all = words.say(
                "headline.who.all",
                words.count(publication().customers()),
                publication().asOf());
        return all
                + segment(Comparator.comparingLong(Segment::customers))
                        .map(largest -> words.say(
                                "headline.who.largest",
                                name(largest),
                                words.count(largest.customers()),
                                words.share(largest.means().customerShare())))
                        .orElse("");
    }

    private String money() {
        String best = words.say(
                "headline.money.best",
                words.share(figures.measures().concentration().top20Share()),
                words.money(publication().monetary()));
        return best
                + segment(Comparator.comparing(Segment::monetary))
                        .map(richest -> words.say(
                                "headline.money.richest",
                                name(richest),
                                words.share(richest.means().monetaryShare()),
                                words.share(richest.means().customerShare())))
                        .orElse("");
    }

    private String changed() {
        return changes()
                .map(changes -> words.say(
                        "headline.changed.since",
                        figures.segments().previous().orElseThrow(),
                        words.count(changes.moved()),
                        words.share(changes.movedShare()),
                        words.count(changes.arrived()),
                        words.count(changes.gone())))
                .orElse(words.say("headline.changed.nothing"));
    }

    /** The segment with the most money among those whose customers stay away longer than the mean customer. */
    private Optional<String> first() {
        return scheme().flatMap(found -> {
                    double mean = meanRecency(found);
                    return found.segments().stream()
                            .filter(segment -> segment.means().recencyDays().orElse(0) > mean)
                            .filter(segment -> segment.monetary().signum() > 0)
                            .max(Comparator.comparing(Segment::monetary));
                })
                .map(slipping -> words.say(
                        "headline.first.slipping",
                        name(slipping),
                        words.count(slipping.customers()),
                        words.money(slipping.monetary()),
                        words.share(slipping.means().monetaryShare()),
                        words.decimals(slipping.means().recencyDays().orElse(0), 0),
                        slipping.label().advice().in(words.language())));
    }

    private static double meanRecency(Scheme scheme) {
        double days = 0;
        long customers = 0;
        for (Segment segment : scheme.segments()) {
            if (segment.means().recencyDays().isPresent()) {
                days += segment.customers() * segment.means().recencyDays().getAsDouble();
                customers += segment.customers();
            }
        }
        return customers == 0 ? 0 : days / customers;
    }

    private Optional<BigDecimal> average() {
        long customers = publication().customers();
        return customers == 0
                ? Optional.empty()
                : Optional.of(publication().monetary().divide(BigDecimal.valueOf(customers), 2, RoundingMode.HALF_UP));
    }

    private Optional<Changes> changes() {
        return scheme().filter(found -> !found.moves().isEmpty()).map(Changes::of);
    }

    private Optional<Segment> segment(Comparator<Segment> order) {
        return scheme().flatMap(found -> found.segments().stream().max(order));
    }

    private Optional<Scheme> scheme() {
        return figures.segments().first();
    }

    private String name(Segment segment) {
        return segment.label().names().in(words.language());
    }

    private Publication publication() {
        return figures.provenance().publication();
    }
}
