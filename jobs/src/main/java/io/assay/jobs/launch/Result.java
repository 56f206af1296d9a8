package io.assay.jobs.launch;

import io.assay.jobs.failure.Failure;
import java.util.Optional;

/**
 * What a command gives back.
 *
 * @param json maps, lists and plain values: the whole answer for programs
 * @param text the same for people, without a line break at the end
 * @param failure why the command failed although it has an answer, such as damage that verify found
 */
public record Result(Object json, String text, Optional<Failure> failure) {

    /** An answer without a failure. */
    public static Result of(Object json, String text) {
        return new Result(json, text, Optional.empty());
    }

    /** An answer of a command that failed. */
    public static Result failed(Object json, String text, Failure failure) {
        return new Result(json, text, Optional.of(failure));
    }
}
