package io.assay.jobs.run;

import io.assay.ingest.Accounting;
import io.assay.ingest.GateResult;
import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.source.JudgedJson;
import io.assay.jobs.store.Publication;
import io.assay.jobs.text.Language;
import io.assay.jobs.text.Names;
import io.assay.jobs.text.Sentence;
import io.assay.jobs.text.Wording;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a run did.
 *
 * @param outcome what became of it
 * @param publication what is published for the as-of date now, if anything is
 */
public record RunReport(
        Outcome outcome, LocalDate asOf, Optional<Publication> publication, Found found, Effort effort) {
    private static final long MEBIBYTE = 1L << 20;

    /** How a run ends well. */
    public enum Outcome {
        PUBLISHED,
        ALREADY_PUBLISHED,
        /** No row was accepted, which the configuration allows: nothing was published. */
        EMPTY_INPUT
    }

    /**
     * What a run found out; empty when nothing had to be done.
     *
     * @param money amounts of the input by currency
     * @param segments sizes and money, in the order of the packs
     * @param clusters one sentence for each cluster
     * @param notes what was odd, one sentence each
     */
    public record Found(
            List<Accounting.Money> money,
            List<GateResult> gates,
            List<SegmentLine> segments,
            List<Sentence> clusters,
            List<Sentence> notes) {
        static final Found NOTHING = new Found(List.of(), List.of(), List.of(), List.of(), List.of());

        public Found {
            money = List.copyOf(money);
            gates = List.copyOf(gates);
            segments = List.copyOf(segments);
            clusters = List.copyOf(clusters);
            notes = List.copyOf(notes);
        }

        private Found noting(Sentence note) {
            List<Sentence> more = new ArrayList<>(notes);
            more.add(note);
            return new Found(money, gates, segments, clusters, more);
        }
    }

    /**
     * What a run took.
     *
     * @param spilledBytes what tasks wrote to disk because their memory did not suffice
     */
    public record Effort(Duration elapsed, long spilledBytes) {
        static final Effort NONE = new Effort(Duration.ZERO, 0);

        /** Its time in seconds. */
        public double seconds() {
            return elapsed.toMillis() / 1000.0;
        }
    }

    /** A code as it stands in the tables, and what people call it. */
    public record Named(String code, Names names) {}

    /** One segment of one scheme. */
    public record SegmentLine(
            Named scheme,
            Named segment,
            long customers,
            double customerShare,
            BigDecimal monetary,
            double moneyShare) {}

    /** The report of a run that published. */
    static RunReport published(Publication publication, Found found) {
        return new RunReport(Outcome.PUBLISHED, publication.asOf(), Optional.of(publication), found, Effort.NONE);
    }

    /** The report of a run that found its work done. */
    public static RunReport alreadyPublished(Publication publication) {
        return new RunReport(
                Outcome.ALREADY_PUBLISHED, publication.asOf(), Optional.of(publication), Found.NOTHING, Effort.NONE);
    }

    /**
     * The report of a run without rows.
     *
     * @param current what was published before, and still is
     */
    public static RunReport emptyInput(LocalDate asOf, Optional<Publication> current) {
        return new RunReport(Outcome.EMPTY_INPUT, asOf, current, Found.NOTHING, Effort.NONE);
    }

    /** The same report with one more note. */
    public RunReport noting(Sentence note) {
        return new RunReport(outcome, asOf, publication, found.noting(note), effort);
    }

    /** The same report of a run that took some effort; a note says so where memory did not suffice. */
    public RunReport after(Effort taken) {
        RunReport report = new RunReport(outcome, asOf, publication, found, taken);
        return taken.spilledBytes() < MEBIBYTE
                ? report
                : report.noting(Sentence.of("note.spilled", taken.spilledBytes() / MEBIBYTE));
    }

    /** The report as one document. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("exit_code", ExitCode.DONE.code());
        json.put("outcome", outcome.name().toLowerCase(Locale.ROOT));
        json.put("as_of_date", asOf);
        publication.map(Publication::json).ifPresent(json::putAll);
        json.put("money", JudgedJson.money(found.money()));
        json.put("gates", JudgedJson.gates(found.gates()));
        json.put("segments", found.segments().stream().map(RunReport::line).toList());
        json.put("clusters", english(found.clusters()));
        json.put("notes", english(found.notes()));
        json.put("seconds", effort.seconds());
        json.put("spilled_bytes", effort.spilledBytes());
        return json;
    }

    /** Programs are told in one language. */
    private static List<String> english(List<Sentence> sentences) {
        Wording words = Wording.of(Language.EN);
        return sentences.stream().map(sentence -> sentence.in(words)).toList();
    }

    private static Map<String, Object> line(SegmentLine segment) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("scheme", segment.scheme().code());
        line.put("segment", segment.segment().code());
        line.put("customers", segment.customers());
        line.put("customer_share", segment.customerShare());
        line.put("monetary", segment.monetary());
        line.put("monetary_share", segment.moneyShare());
        return line;
    }
}
