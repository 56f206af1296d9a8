package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.text.OneLine;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong in a configuration.
 *
 * @param error what kind of mistake it is
 * @param value the value as written; absent when there is none or it must not be shown
 * @param wrong what is wrong, as the rest of a sentence that begins with the key, without a full stop
 * @param fix what to do, without a full stop
 */
public record Problem(ErrorCode error, Place place, Optional<String> value, String wrong, String fix) {

    /** The problem that a command fails by: the first in the configuration itself, else the first in what it names. */
    public static Problem gravest(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.error().exit() == ExitCode.CONFIGURATION)
                .findFirst()
                .orElse(problems.get(0));
    }

    /** Stable code such as {@code config.unknown-key}. */
    public String code() {
        return error.code();
    }

    /** File, line, key, value and what is wrong, without a full stop. */
    public String sentence() {
        StringBuilder sentence = new StringBuilder(OneLine.of(place.origin())).append(":");
        if (!place.key().isEmpty()) {
            sentence.append(' ').append(OneLine.of(place.key()));
        }
        value.ifPresent(v -> sentence.append(" = ").append(v.isEmpty() ? "''" : OneLine.of(v)));
        return sentence.append(' ').append(OneLine.of(wrong)).toString();
    }

    /** The sentence and what to do. */
    public String text() {
        return fix.isEmpty() ? sentence() + "." : sentence() + ". " + OneLine.of(fix) + end(fix);
    }

    private static String end(String text) {
        return text.endsWith("?") || text.endsWith(".") ? "" : ".";
    }
}
