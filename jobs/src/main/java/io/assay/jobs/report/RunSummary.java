package io.assay.jobs.report;

import io.assay.ingest.Accounting;
import io.assay.ingest.GateResult;
import io.assay.jobs.run.RunReport;
import io.assay.jobs.store.Publication;
import io.assay.jobs.text.Columns;
import io.assay.jobs.text.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A run in words: who the customers are, where the money is, and what was odd.
 *
 * @param words of a language, for money of the run's currency
 */
public record RunSummary(RunReport report, String warehouse, Wording words) {
    private static final int SEGMENTS_SHOWN = 6;
    private static final int LABEL = 11;
    private static final int NAME = 28;
    private static final int COUNT = 9;
    private static final int SHARE = 6;

    /** The summary, line by line. */
    public String text() {
        if (report.outcome() == RunReport.Outcome.EMPTY_INPUT) {
            return words.say("run.empty", report.asOf());
        }
        Publication publication = report.publication().orElseThrow();
        if (report.outcome() == RunReport.Outcome.ALREADY_PUBLISHED) {
            List<String> lines = new ArrayList<>(List.of(
                    words.say("run.already", publication.asOf(), publication.runId(), publication.generation())));
            lines.addAll(notes());
            return String.join("\n", lines);
        }
        List<String> lines = new ArrayList<>(headline(publication));
        bySchemes().values().forEach(segments -> lines.addAll(scheme(segments)));
        lines.addAll(clusters());
        lines.add("");
        lines.addAll(rows(publication));
        lines.add("");
        lines.add(line("tables", warehouse));
        lines.add(line("content", publication.contentHash()));
        return String.join("\n", lines);
    }

    private List<String> headline(Publication publication) {
        return List.of(
                words.say(
                        "run.published",
                        publication.asOf(),
                        publication.generation(),
                        publication.runId(),
                        words.decimals(report.effort().seconds(), 1)),
                "",
                line(
                        "customers",
                        words.say(
                                "run.customers",
                                words.count(publication.customers()),
                                words.money(publication.monetary()))));
    }

    private Map<String, List<RunReport.SegmentLine>> bySchemes() {
        return report.found().segments().stream()
                .collect(Collectors.groupingBy(line -> line.scheme().code(), LinkedHashMap::new, Collectors.toList()));
    }

    private List<String> scheme(List<RunReport.SegmentLine> segments) {
        RunReport.Named scheme = segments.get(0).scheme();
        List<String> lines = new ArrayList<>(List.of("", words.say("run.scheme", name(scheme), scheme.code())));
        segments.stream().limit(SEGMENTS_SHOWN).forEach(line -> lines.add("  " + segment(line)));
        if (segments.size() > SEGMENTS_SHOWN) {
            lines.add("  " + words.say("run.more", segments.size() - SEGMENTS_SHOWN));
        }
        return lines;
    }

    private String segment(RunReport.SegmentLine line) {
        return Columns.left(name(line.segment()), NAME)
                + words.say(
                        "run.segment",
                        Columns.right(words.count(line.customers()), COUNT),
                        Columns.right(words.share(line.customerShare()), SHARE),
                        Columns.right(words.share(line.moneyShare()), SHARE));
    }

    private List<String> clusters() {
        List<String> lines = new ArrayList<>();
        if (!report.found().clusters().isEmpty()) {
            lines.addAll(List.of("", words.say("run.clusters")));
            report.found().clusters().forEach(line -> lines.add("  " + line.in(words)));
        }
        return lines;
    }

    private List<String> rows(Publication publication) {
        Publication.RowCounts rows = publication.rows();
        List<String> lines = new ArrayList<>(List.of(line(
                "rows",
                words.say(
                        "run.balance",
                        words.count(rows.in()),
                        words.count(rows.accepted()),
                        words.count(rows.quarantined()),
                        words.count(rows.duplicate())))));
        report.found().money().forEach(money -> lines.addAll(money(money)));
        report.found().gates().stream()
                .filter(gate -> gate.status() != GateResult.Status.PASS)
                .forEach(gate -> lines.add(line("odd", Doubt.in(words, gate))));
        lines.addAll(notes());
        return lines;
    }

    private List<String> money(Accounting.Money money) {
        List<String> lines = new ArrayList<>(List.of(line(
                "money",
                money.currency() + " "
                        + words.say(
                                "run.balance",
                                amount(money.in()),
                                amount(money.accepted()),
                                amount(money.quarantined()),
                                amount(money.duplicates())))));
        if (money.stored().compareTo(money.accepted()) != 0) {
            lines.add(" ".repeat(LABEL) + words.say("run.stored", words.money(money.stored())));
        }
        return lines;
    }

    private List<String> notes() {
        return report.found().notes().stream()
                .map(note -> line("note", note.in(words)))
                .toList();
    }

    private String line(String label, String text) {
        return Columns.left(words.say("label." + label), LABEL) + text;
    }

    private String name(RunReport.Named named) {
        return named.names().in(words.language());
    }

    private String amount(BigDecimal money) {
        return words.decimals(money, 2);
    }
}
