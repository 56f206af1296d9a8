package io.assay.jobs.report;

import io.assay.jobs.report.ClusterFigures.Agreement;
import io.assay.jobs.report.ClusterFigures.Axis;
import io.assay.jobs.report.ClusterFigures.Cluster;
import io.assay.jobs.report.ClusterFigures.Trial;
import io.assay.jobs.report.Figure.Chart;
import io.assay.jobs.report.SegmentFigures.Scheme;
import io.assay.jobs.report.Table.Kind;
import io.assay.jobs.text.Wording;
import io.assay.table.ClusterColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clusters: sizes beside money, profiles, the search for their number, and how far the rules agree with them. */
record ClusterSection(ReportFigures figures, Wording words) {

    Section section() {
        List<Figure> shown = new ArrayList<>();
        sizes().ifPresent(shown::add);
        profile().ifPresent(shown::add);
        if (!clusters().trials().isEmpty()) {
            shown.add(sweep());
        }
        firstAgreement().map(this::agreement).ifPresent(shown::add);
        if (!clusters().agreements().isEmpty()) {
            shown.add(agreements());
        }
        return new Section("clusters", words.say("clusters.title"), words.say("clusters.lead"), shown);
    }

    private ClusterFigures clusters() {
        return figures.clusters();
    }

    private Optional<Figure> sizes() {
        return figures.segments().schemes().stream()
                .filter(scheme -> scheme.column().equals(ClusterColumns.CLUSTER_NAME.name()))
                .findFirst()
                .map(scheme -> new SegmentSection(figures.segments(), words).beside(scheme));
    }

    private Optional<Figure> profile() {
        record Standing(Cluster cluster, Axis axis) {}
        Optional<Standing> extreme = clusters().clusters().stream()
                .flatMap(cluster -> cluster.axes().stream().map(axis -> new Standing(cluster, axis)))
                .filter(standing -> standing.axis().deviation().isPresent())
                .max(Comparator.comparingDouble(
                        standing -> Math.abs(standing.axis().deviation().getAsDouble())));
        return extreme.map(found -> new Figure(
                "cluster-profile",
                Chart.PROFILE,
                words.say(
                        "clusters.profile.finding",
                        name(found.cluster()),
                        words.name("measure", found.axis().column()),
                        words.decimals(Math.abs(found.axis().deviation().getAsDouble()), 1),
                        words.say("clusters.profile." + side(found.axis()))),
                words.say("clusters.profile.reading"),
                profileTable(),
                Map.of("y", words.say("axis.deviation"))));
    }

    private static String side(Axis axis) {
        return axis.deviation().orElse(0) < 0 ? "below" : "above";
    }

    private Table profileTable() {
        List<List<Object>> rows = new ArrayList<>();
        for (Cluster cluster : clusters().clusters()) {
            for (Axis axis : cluster.axes()) {
                rows.add(Arrays.asList(
                        name(cluster),
                        words.name("measure", axis.column()),
                        Table.cell(axis.mean()),
                        Table.cell(axis.populationMean()),
                        Table.cell(axis.deviation())));
            }
        }
        return new Table(
                List.of(
                        Table.column(words, "cluster", Kind.TEXT),
                        Table.column(words, "measure", Kind.TEXT),
                        Table.column(words, "mean", Kind.NUMBER),
                        Table.column(words, "population_mean", Kind.NUMBER),
                        Table.column(words, "deviation", Kind.NUMBER)),
                rows);
    }

    private Figure sweep() {
        Optional<Trial> chosen =
                clusters().trials().stream().filter(Trial::isChosen).findFirst();
        long rules = clusters().trials().stream().mapToLong(Trial::voteCount).sum();
        return new Figure(
                "cluster-sweep",
                Chart.SWEEP,
                chosen.map(trial -> words.say("clusters.sweep.finding", trial.k(), trial.voteCount(), rules))
                        .orElse(words.say("clusters.sweep.none")),
                words.say("clusters.sweep.reading"),
                sweepTable(),
                Map.of(
                        "x", words.say("axis.k"),
                        "chosen", chosen.map(Trial::k).orElse(0L),
                        "chosenLabel", words.say("clusters.sweep.chosen")));
    }

    private Table sweepTable() {
        return new Table(
                List.of(
                        Table.column(words, "k", Kind.COUNT),
                        Table.column(words, "silhouette", Kind.NUMBER),
                        Table.column(words, "wsse", Kind.NUMBER),
                        Table.column(words, "calinski_harabasz", Kind.NUMBER),
                        Table.column(words, "davies_bouldin", Kind.NUMBER),
                        Table.column(words, "gap", Kind.NUMBER),
                        Table.column(words, "votes", Kind.COUNT)),
                clusters().trials().stream()
                        .map(trial -> Arrays.asList(
                                trial.k(),
                                Table.cell(trial.measure("silhouette")),
                                Table.cell(trial.measure("wsse")),
                                Table.cell(trial.measure("ch")),
                                Table.cell(trial.measure("db")),
                                Table.cell(trial.measure("gap")),
                                (Object) trial.voteCount()))
                        .toList());
    }

    /** The scheme that the headlines speak of, or the first there is. */
    private Optional<Agreement> firstAgreement() {
        String first = figures.segments().first().map(Scheme::column).orElse("");
        return clusters().agreements().stream()
                .min(Comparator.comparing(agreement -> !agreement.scheme().equals(first)));
    }

    private Figure agreements() {
        Agreement closest = clusters().agreements().stream()
                .max(Comparator.comparingDouble(agreement -> agreement.measure("ari")))
                .orElseThrow();
        return new Figure(
                "agreements",
                Chart.TABLE,
                words.say("clusters.agreements.finding", title(closest)),
                words.say("clusters.agreements.reading"),
                new Table(
                        List.of(
                                Table.column(words, "scheme", Kind.TEXT),
                                Table.column(words, "ari", Kind.NUMBER),
                                Table.column(words, "nmi", Kind.NUMBER),
                                Table.column(words, "cramers_v", Kind.NUMBER),
                                Table.column(words, "purity", Kind.NUMBER)),
                        clusters().agreements().stream()
                                .map(agreement -> List.<Object>of(
                                        title(agreement),
                                        agreement.measure("ari"),
                                        agreement.measure("nmi"),
                                        agreement.measure("cramers_v"),
                                        agreement.measure("purity")))
                                .toList()),
                Map.of());
    }

    private Figure agreement(Agreement agreement) {
        Optional<Scheme> scheme = figures.segments().schemes().stream()
                .filter(found -> found.column().equals(agreement.scheme()))
                .findFirst();
        return new Figure(
                "agreement-" + agreement.scheme(),
                Chart.HEAT,
                finding(agreement, scheme),
                words.say("clusters.agreement.reading"),
                new Table(
                        List.of(
                                Table.column(words, "segment", Kind.TEXT),
                                Table.column(words, "cluster", Kind.TEXT),
                                Table.column(words, "customers", Kind.COUNT)),
                        agreementRows(agreement, scheme)),
                Map.of("x", words.say("axis.cluster"), "y", words.say("column.segment")));
    }

    private List<List<Object>> agreementRows(Agreement agreement, Optional<Scheme> scheme) {
        List<String> order = scheme.map(found -> found.segments().stream()
                        .map(segment -> segment.label().code())
                        .toList())
                .orElse(List.of());
        return agreement.pairs().stream()
                .sorted(Comparator.comparingInt((ClusterFigures.Pair pair) -> order.indexOf(pair.segment()))
                        .thenComparing(ClusterFigures.Pair::cluster))
                .map(pair -> List.<Object>of(segmentName(pair, scheme), clusterName(pair.cluster()), pair.customers()))
                .toList();
    }

    private String finding(Agreement agreement, Optional<Scheme> scheme) {
        return agreement.pairs().stream()
                .max(Comparator.comparingLong(ClusterFigures.Pair::customers))
                .map(most -> words.say(
                        "clusters.agreement.finding",
                        title(agreement),
                        segmentName(most, scheme),
                        clusterName(most.cluster()),
                        words.count(most.customers())))
                .orElse(title(agreement));
    }

    private String segmentName(ClusterFigures.Pair pair, Optional<Scheme> scheme) {
        return scheme.map(found -> found.name(pair.segment(), words.language())).orElse(pair.segment());
    }

    private String clusterName(String rank) {
        return clusters().clusters().stream()
                .filter(cluster -> Long.toString(cluster.rank()).equals(rank))
                .findFirst()
                .map(this::name)
                .orElse(rank);
    }

    private String title(Agreement agreement) {
        return figures.segments().title(agreement.scheme(), words);
    }

    private String name(Cluster cluster) {
        return cluster.rank() + " " + cluster.names().in(words.language());
    }
}
