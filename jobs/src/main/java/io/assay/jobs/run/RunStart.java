package io.assay.jobs.run;

import io.assay.jobs.source.JudgedInput;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a run starts from: its input, its name, and what is published already.
 *
 * @param current what is published for the as-of date now
 */
public record RunStart(RunInput input, String runId, String ingestHash, Optional<Publication> current) {

    /** Lists the input and names the run by it; nothing is read or written. */
    public static RunStart of(RunOrder order, Published published, Steps steps) {
        steps.begin(Stage.LIST);
        RunInput input = RunInput.list(order, published.warehouse().spark(), published.manifest());
        return new RunStart(
                input,
                input.runId(order),
                input.ingestHash(order),
                published.manifest().published(order.asOf()));
    }

    /** The range of as-of dates for which rows would be judged as they were for one of them. */
    Publication.Ingested judged(LocalDate asOf, JudgedInput rows) {
        return Publication.Ingested.of(
                ingestHash,
                asOf,
                rows.accounting().horizon(),
                rows.rules().dates().futureToleranceDays());
    }

    /** The publication that already is what the run would make. */
    public Optional<Publication> done(Published published) {
        return current.filter(now -> now.runId().equals(runId) && published.isInPlace(now));
    }
}
