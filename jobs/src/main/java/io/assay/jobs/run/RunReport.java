package io.assay.jobs.run;

import io.assay.ingest.Accounting;
import io.assay.ingest.GateResult;
import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.store.Publication;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run did.
 *
 * @param outcome what became of it
 * @param publication what is published for the as-of date now, if anything is
 * @param money amounts of the input by currency; empty when nothing had to be done
 * @param segments sizes and money, in the order of the packs
 * @param clusters one sentence for each cluster
 */
public record RunReport(
        Outcome outcome,
        LocalDate asOf,
        Optional<Publication> publication,
        List<Accounting.Money> money,
        List<GateResult> gates,
        List<SegmentLine> segments,
        List<String> clusters,
        List<String> notes,
        Duration elapsed) {

    /** How a run ends well. */
    public enum Outcome {
        PUBLISHED,
        ALREADY_PUBLISHED,
        /** No row was accepted, which the configuration allows: nothing was published. */
        EMPTY_INPUT
    }

    /** One segment of one scheme. */
    public record SegmentLine(
            String scheme,
            String segment,
            long customers,
            double customerShare,
            BigDecimal monetary,
            double moneyShare) {}

    public RunReport {
        money = List.copyOf(money);
        gates = List.copyOf(gates);
        segments = List.copyOf(segments);
        clusters = List.copyOf(clusters);
        notes = List.copyOf(notes);
    }

    /** The report of a run that found its work done. */
    public static RunReport alreadyPublished(Publication publication, Duration elapsed) {
        return nothingDone(Outcome.ALREADY_PUBLISHED, publication.asOf(), Optional.of(publication), elapsed);
    }

    /** The report of a run without rows. */
    public static RunReport emptyInput(LocalDate asOf, Optional<Publication> current, Duration elapsed) {
        return nothingDone(Outcome.EMPTY_INPUT, asOf, current, elapsed);
    }

    /** The same report with one more note. */
    public RunReport noting(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new RunReport(outcome, asOf, publication, money, gates, segments, clusters, more, elapsed);
    }

    private static RunReport nothingDone(
            Outcome outcome, LocalDate asOf, Optional<Publication> current, Duration elapsed) {
        return new RunReport(outcome, asOf, current, List.of(), List.of(), List.of(), List.of(), List.of(), elapsed);
    }

    /** The report as one document. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("exit_code", ExitCode.DONE.code());
        json.put("outcome", outcome.name().toLowerCase(java.util.Locale.ROOT));
        json.put("as_of_date", asOf);
        publication.ifPresent(published -> {
            json.put("run_id", published.runId());
            json.put("generation", published.generation());
            json.put("config_hash", published.configHash());
            json.put("content_hash", published.contentHash());
            json.put("customers", published.customers());
            json.put("monetary", published.monetary());
            json.put("rows_in", published.rows().in());
            json.put("rows_accepted", published.rows().accepted());
            json.put("rows_quarantined", published.rows().quarantined());
            json.put("rows_duplicate", published.rows().duplicate());
        });
        json.put("money", money.stream().map(RunReport::line).toList());
        json.put("gates", gates.stream().map(RunReport::line).toList());
        json.put("segments", segments.stream().map(RunReport::line).toList());
        json.put("clusters", clusters);
        json.put("notes", notes);
        json.put("seconds", elapsed.toMillis() / 1000.0);
        return json;
    }

    private static Map<String, Object> line(Accounting.Money money) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("currency", money.currency());
        line.put("in", money.in());
        line.put("accepted", money.accepted());
        line.put("quarantined", money.quarantined());
        line.put("duplicates", money.duplicates());
        line.put("stored", money.stored());
        return line;
    }

    private static Map<String, Object> line(GateResult gate) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("gate", gate.gate());
        line.put("status", gate.status().code());
        line.put("measured", gate.measured());
        line.put("sentence", gate.sentence());
        return line;
    }

    private static Map<String, Object> line(SegmentLine segment) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("scheme", segment.scheme());
        line.put("segment", segment.segment());
        line.put("customers", segment.customers());
        line.put("customer_share", segment.customerShare());
        line.put("monetary", segment.monetary());
        line.put("monetary_share", segment.moneyShare());
        return line;
    }
}
