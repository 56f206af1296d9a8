package io.assay.jobs.run;

import io.assay.ingest.Accounting;
import io.assay.integrity.Sha256;
import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.source.InputPin;
import io.assay.jobs.source.RateFile;
import io.assay.jobs.source.Sources;
import io.assay.jobs.store.Manifest;
import io.assay.jobs.store.Publication;
import io.assay.rule.Pack;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * The input of a run as it is listed, before a row is read.
 *
 * @param judged identity of all that rows are judged by: pinned sources and rates
 * @param cutsFrom the publication whose cuts are used again
 */
record RunInput(Sources sources, List<InputPin> pins, String judged, Optional<Publication> cutsFrom) {

    static RunInput list(RunOrder order, SparkSession spark, Manifest manifest) {
        AssayConfig config = order.config();
        Sources sources = new Sources(spark, config);
        List<InputPin> pins = sources.pins();
        String rates = config.rates()
                .map(file -> "\nrates " + RateFile.digest(spark, file.toString()))
                .orElse("");
        return new RunInput(
                sources,
                pins,
                InputPin.identity(pins) + rates,
                config.scores().cutsFrom().map(asOf -> published(manifest, asOf)));
    }

    private static Publication published(Manifest manifest, LocalDate asOf) {
        return manifest.published(asOf)
                .orElseThrow(() -> new Failure(
                        ErrorCode.SCORES_CUTS_NOT_PUBLISHED,
                        "Cannot use the cuts of " + asOf + ": nothing is published for that as-of date",
                        "Run it first, or remove scores.cuts_from"));
    }

    /** What the run depends on from outside, in words that the manifest keeps. */
    String identity() {
        return judged + cutsFrom.map(from -> "\ncuts " + from.runId()).orElse("");
    }

    /** Hash of pinned input, rules of judgement and program: what rows are judged alike by. */
    String ingestHash(RunOrder order) {
        return ingestHash(order, judged);
    }

    /** The same for another input. */
    static String ingestHash(RunOrder order, String judged) {
        return Sha256.of(String.join(
                "\u001e", order.effective().ingestHash(), order.caller().codeVersion(), judged));
    }

    /** Name of the run, by what its result depends on, so that the same work has the same name. */
    String runId(RunOrder order) {
        return RunId.of(
                order.asOf(),
                order.effective().hash(),
                order.packs().stream().map(Pack::toString).toList(),
                order.caller().codeVersion(),
                identity());
    }

    /** Lets rows be exchanged in as many parts as all of the input needs. */
    void sizeExchanges() {
        sources.sizeExchanges(pins);
    }

    /** Throws when the input is no longer what was listed, or other rows were read. */
    Runnable lastCheck(Accounting accounting) {
        return () -> sources.verifyUnchanged(pins, accounting);
    }

    long bytes() {
        return pins.stream().mapToLong(InputPin::bytes).sum();
    }
}
