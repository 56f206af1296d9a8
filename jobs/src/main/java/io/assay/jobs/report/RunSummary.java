package io.assay.jobs.report;

import io.assay.ingest.Accounting;
import io.assay.ingest.GateResult;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.run.RunReport;
import io.assay.jobs.store.Publication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A run in words: who the customers are, where the money is, and what was odd. */
public record RunSummary(RunReport report, String currency, String warehouse) {
    private static final int SEGMENTS_SHOWN = 6;
    private static final double PERCENT = 100.0;

    /** The summary of a run with the given settings. */
    public static RunSummary of(RunReport report, AssayConfig config) {
        return new RunSummary(report, config.currency(), config.warehouse());
    }

    /** The summary, line by line. */
    public String text() {
        if (report.outcome() == RunReport.Outcome.EMPTY_INPUT) {
            return "No rows for as-of " + report.asOf() + ", which gates.allow_empty permits; nothing was changed.";
        }
        Publication publication = report.publication().orElseThrow();
        List<String> lines = new ArrayList<>();
        if (report.outcome() == RunReport.Outcome.ALREADY_PUBLISHED) {
            lines.add(format(
                    "Already published: as-of %s, run %s, generation %d; nothing was changed.",
                    publication.asOf(), publication.runId(), publication.generation()));
            return String.join("\n", lines);
        }
        lines.addAll(headline(publication));
        bySchemes().forEach((scheme, segments) -> lines.addAll(scheme(scheme, segments)));
        if (!report.found().clusters().isEmpty()) {
            lines.add("");
            lines.add("Clusters");
            report.found().clusters().forEach(line -> lines.add("  " + line));
        }
        lines.add("");
        lines.addAll(rows(publication));
        lines.add("");
        lines.add("Tables     " + warehouse);
        lines.add("Content    " + publication.contentHash());
        return String.join("\n", lines);
    }

    private List<String> headline(Publication publication) {
        return List.of(
                format(
                        "Published as-of %s, generation %d, run %s, in %.1f s",
                        publication.asOf(),
                        publication.generation(),
                        publication.runId(),
                        report.elapsed().toMillis() / 1000.0),
                "",
                format(
                        "Customers  %,d with %,.2f %s in the window",
                        publication.customers(), publication.monetary(), currency));
    }

    private Map<String, List<RunReport.SegmentLine>> bySchemes() {
        Map<String, List<RunReport.SegmentLine>> schemes = new LinkedHashMap<>();
        report.found().segments().forEach(line -> schemes.computeIfAbsent(line.scheme(), unused -> new ArrayList<>())
                .add(line));
        return schemes;
    }

    private static List<String> scheme(String scheme, List<RunReport.SegmentLine> segments) {
        List<String> lines = new ArrayList<>(List.of("", scheme));
        segments.stream()
                .limit(SEGMENTS_SHOWN)
                .forEach(line -> lines.add(format(
                        "  %-28s %,9d customers %5.1f %%   %5.1f %% of money",
                        line.segment(),
                        line.customers(),
                        PERCENT * line.customerShare(),
                        PERCENT * line.moneyShare())));
        if (segments.size() > SEGMENTS_SHOWN) {
            lines.add("  and " + (segments.size() - SEGMENTS_SHOWN) + " more in segment_summary");
        }
        return lines;
    }

    private List<String> rows(Publication publication) {
        List<String> lines = new ArrayList<>();
        lines.add(format(
                "Rows       %,d in = %,d accepted + %,d quarantined + %,d duplicates",
                publication.rows().in(),
                publication.rows().accepted(),
                publication.rows().quarantined(),
                publication.rows().duplicate()));
        for (Accounting.Money money : report.found().money()) {
            lines.add(format(
                    "Money      %s %,.2f in = %,.2f accepted + %,.2f quarantined + %,.2f duplicates",
                    money.currency(), money.in(), money.accepted(), money.quarantined(), money.duplicates()));
            if (money.stored().compareTo(money.accepted()) != 0) {
                lines.add(format(
                        "           stored as %s %,.2f, after conversion and rounding of each row",
                        currency, money.stored()));
            }
        }
        report.found().gates().stream()
                .filter(gate -> gate.status() != GateResult.Status.PASS)
                .forEach(gate -> lines.add("Odd        " + gate.sentence()));
        report.found().notes().forEach(note -> lines.add("Note       " + note));
        return lines;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
