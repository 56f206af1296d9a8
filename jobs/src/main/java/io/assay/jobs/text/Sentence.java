package io.assay.jobs.text;

import java.util.List;

/**
 * Something to be said where the language is known.
 *
 * @param key names the sentence in {@link Wording}
 * @param values what it is about: {@link Names}, other sentences, counts as {@code Long}, and anything else as its text
 */
public record Sentence(String key, List<Object> values) {
    public Sentence {
        values = List.copyOf(values);
    }

    /** A sentence about the values. */
    public static Sentence of(String key, Object... values) {
        return new Sentence(key, List.of(values));
    }

    /** The sentence in words. */
    public String in(Wording words) {
        return words.say(key, values.stream().map(value -> value(value, words)).toArray());
    }

    private static Object value(Object value, Wording words) {
        if (value instanceof Names names) {
            return names.in(words.language());
        }
        if (value instanceof Sentence inner) {
            return inner.in(words);
        }
        return value instanceof Long count ? words.count(count) : value;
    }
}
