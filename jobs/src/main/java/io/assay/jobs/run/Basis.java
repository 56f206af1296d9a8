package io.assay.jobs.run;

import io.assay.jobs.source.InputPin;
import io.assay.jobs.store.Publication;
import io.assay.jobs.text.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * What the rows of a run rest on.
 *
 * @param earlier the publication whose judged rows are used again
 * @param unread what of the input is read
 * @param whyFull why all of it is read although something is published
 */
public record Basis(Mode mode, Optional<Publication> earlier, List<InputPin> unread, Optional<Sentence> whyFull) {

    /** How much of the input a run reads. */
    public enum Mode {
        /** Nothing: it is the same as for an earlier publication. */
        REUSE,
        /** What came since an earlier publication. */
        INCREMENTAL,
        /** All of it. */
        FULL
    }

    public Basis {
        unread = List.copyOf(unread);
    }

    static Basis reuse(Publication earlier) {
        return new Basis(Mode.REUSE, Optional.of(earlier), List.of(), Optional.empty());
    }

    static Basis incremental(Publication earlier, List<InputPin> unread) {
        return new Basis(Mode.INCREMENTAL, Optional.of(earlier), unread, Optional.empty());
    }

    static Basis full(List<InputPin> pins, Optional<Sentence> why) {
        return new Basis(Mode.FULL, Optional.empty(), pins, why);
    }

    /** What a person should know of it. */
    List<Sentence> notes() {
        return switch (mode) {
            case REUSE ->
                List.of(Sentence.of("note.unchanged", earlier.orElseThrow().runId()));
            case INCREMENTAL ->
                List.of(Sentence.of(
                        "note.incremental",
                        (long) unread.size(),
                        earlier.orElseThrow().runId()));
            case FULL ->
                whyFull.map(why -> List.of(Sentence.of("note.full", why))).orElse(List.of());
        };
    }
}
