package io.assay.jobs.run;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.Publication;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Which earlier publication of an as-of date is asked for.
 *
 * @param runId its run; the latest publication of it is meant
 * @param generation its number; without run and number the latest of another run than that in force is meant
 */
public record RollbackOrder(LocalDate asOf, Optional<String> runId, OptionalLong generation) {

    /**
     * The publication that is meant.
     *
     * @param current that in force
     * @param history all that are known, latest first
     */
    Publication choose(Publication current, List<Publication> history) {
        if (runId.isEmpty() && generation.isEmpty()) {
            return history.stream()
                    .filter(found -> found.generation() < current.generation()
                            && !found.runId().equals(current.runId()))
                    .findFirst()
                    .orElseThrow(() -> noEarlier(current));
        }
        return history.stream().filter(this::isNamed).findFirst().orElseThrow(() -> unknown(history));
    }

    private boolean isNamed(Publication publication) {
        return runId.map(publication.runId()::equals).orElse(true)
                && (generation.isEmpty() || generation.getAsLong() == publication.generation());
    }

    private Failure noEarlier(Publication current) {
        return new Failure(
                ErrorCode.ROLLBACK_NO_EARLIER,
                "Cannot roll back " + asOf + ": no run is known that was published for it before run "
                        + current.runId(),
                "Run the as-of date with the configuration and the input that you want");
    }

    private Failure unknown(List<Publication> history) {
        String wanted = runId.map(run -> "run " + run).orElseGet(() -> "generation " + generation.getAsLong());
        return new Failure(
                ErrorCode.ROLLBACK_UNKNOWN_PUBLICATION,
                "Cannot roll back " + asOf + " to " + wanted + ": no such publication is known",
                "Use one of: "
                        + history.stream()
                                .map(known -> known.generation() + " of run " + known.runId())
                                .collect(Collectors.joining(", ", "generation ", "")));
    }
}
