package io.assay.jobs.config;

import io.assay.jobs.text.OneLine;
import java.util.Optional;

/**
 * One thing that is wrong in a configuration.
 *
 * @param code stable code such as {@code config.unknown-key}
 * @param value the value as written; absent when there is none or it must not be shown
 * @param wrong what is wrong, as the rest of a sentence that begins with the key, without a full stop
 * @param fix what to do, without a full stop
 */
public record Problem(String code, Place place, Optional<String> value, String wrong, String fix) {

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
