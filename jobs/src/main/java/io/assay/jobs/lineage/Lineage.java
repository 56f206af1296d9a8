package io.assay.jobs.lineage;

import io.assay.jobs.failure.Failure;
import io.assay.jobs.failure.Failures;
import io.assay.transform.Beside;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when a command begins, and what it read and wrote when it ends. What cannot be told is a warning, and changes
 * nothing of the command.
 *
 * @param warn is told, in a sentence, of an event that nobody took
 */
public record Lineage(LineageTarget target, LineageJob job, Clock clock, Consumer<String> warn) {
    private static final Logger LOG = LoggerFactory.getLogger(Lineage.class);

    /**
     * Does the work of the command, and tells of it.
     *
     * @param writes what was written: by work with a result, or, without one, by work that failed
     */
    public <T> T of(Supplier<T> work, Function<Optional<T>, List<WrittenDataset>> writes) {
        UUID run = UUID.randomUUID();
        // the work does not wait for the receiver
        try (Beside<Optional<String>> begun =
                Beside.begin(() -> told(() -> event(run, LineageEvent.Type.START, List.of(), Optional.empty())))) {
            T result;
            try {
                result = work.get();
            } catch (Throwable failed) {
                Optional<Failure> failure = Optional.of(Failures.of(failed));
                ended(begun, () -> event(run, LineageEvent.Type.FAIL, writes.apply(Optional.empty()), failure));
                throw failed;
            }
            ended(
                    begun,
                    () -> event(run, LineageEvent.Type.COMPLETE, writes.apply(Optional.of(result)), Optional.empty()));
            return result;
        }
    }

    private LineageEvent event(
            UUID run, LineageEvent.Type type, List<WrittenDataset> writes, Optional<Failure> failure) {
        return new LineageEvent(job, run, type, clock.instant(), writes, failure);
    }

    private void ended(Beside<Optional<String>> begun, Supplier<LineageEvent> event) {
        Optional<String> lost = begun.result();
        told(event).or(() -> lost).ifPresent(reason -> warn.accept("The lineage was not delivered: " + reason));
    }

    private Optional<String> told(Supplier<LineageEvent> event) {
        try {
            return target.tell(event.get().text());
        } catch (RuntimeException unknown) {
            LOG.warn("Cannot tell of lineage", unknown);
            return Optional.of("it could not be put together");
        }
    }
}
