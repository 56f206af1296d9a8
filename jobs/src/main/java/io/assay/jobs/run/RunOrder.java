package io.assay.jobs.run;

import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.EffectiveConfig;
import io.assay.rule.Pack;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of a run.
 *
 * @param asOf day the results speak of; events on or after it do not exist
 * @param packs the packs that the configuration names
 */
public record RunOrder(LocalDate asOf, EffectiveConfig effective, List<Pack> packs, Caller caller) {

    /**
     * Who asks, with which program.
     *
     * @param requestedRunId what the scheduler calls the run
     * @param codeVersion version of the program
     * @param versions versions of everything, as JSON
     * @param clock tells when a run took place, never what it is about
     */
    public record Caller(Optional<String> requestedRunId, String codeVersion, String versions, Clock clock) {}

    public RunOrder {
        packs = List.copyOf(packs);
    }

    /** The settings. */
    public AssayConfig config() {
        return effective.config();
    }
}
