package io.assay.jobs.run;

import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rollback would publish.
 *
 * @param status whether there is anything to do
 * @param current what is in force
 * @param again what would be in force again
 * @param generation number that it would get
 * @param renewed as-of date behind, whose moves would be counted anew
 * @param history everything that was published for the as-of date and is known, latest first
 */
public record RollbackPlan(
        Status status,
        Publication current,
        Publication again,
        long generation,
        Optional<LocalDate> renewed,
        List<Publication> history) {

    /** What there is for a rollback to do. */
    public enum Status {
        /** The publication takes the place of another one. */
        REPLACES,
        /** Its run is in force and in place: nothing is to be done. */
        DONE
    }

    public RollbackPlan {
        history = List.copyOf(history);
    }

    /** The plan for an order. */
    public static RollbackPlan of(
            RollbackOrder order, Published published, Publication current, List<Publication> history) {
        Publication again = order.choose(current, history);
        boolean isDone = again.runId().equals(current.runId()) && published.isInPlace(current);
        return new RollbackPlan(
                isDone ? Status.DONE : Status.REPLACES,
                current,
                again,
                1 + published.lastGeneration(order.asOf()),
                isDone
                        ? Optional.empty()
                        : published.manifest().after(order.asOf()).map(Publication::asOf),
                history);
    }

    /** The plan as one document. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("exit_code", ExitCode.DONE.code());
        json.put("outcome", "planned");
        json.putAll(again.json());
        json.put("generation", status == Status.DONE ? current.generation() : generation);
        json.putAll(places());
        json.put("counted_anew", renewed.orElse(null));
        json.put("known", history.stream().map(RollbackPlan::line).toList());
        return json;
    }

    /** Which publication is taken up again, and in place of which. */
    Map<String, Object> places() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("restored_generation", again.generation());
        json.put("replaced_run_id", current.runId());
        json.put("replaced_generation", current.generation());
        return json;
    }

    private static Map<String, Object> line(Publication publication) {
        Map<String, Object> line = publication.json();
        line.put("published_at", publication.edition().publishedAt());
        return line;
    }
}
