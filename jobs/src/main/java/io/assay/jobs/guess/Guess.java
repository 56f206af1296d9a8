package io.assay.jobs.guess;

import java.util.Locale;
import java.util.function.Function;

/**
 * What is believed of files, and why.
 *
 * @param why the evidence, one phrase
 */
public record Guess<T>(T value, Sureness sureness, String why) {

    /** How far a guess can be trusted. */
    public enum Sureness {
        /** The sample allows nothing else. */
        SURE,
        /** The sample speaks for it. */
        LIKELY,
        /** Something else fits as well: a person should look. */
        UNSURE;

        /** The word that people read. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        Sureness and(Sureness other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    static <T> Guess<T> sure(T value, String why) {
        return new Guess<>(value, Sureness.SURE, why);
    }

    static <T> Guess<T> likely(T value, String why) {
        return new Guess<>(value, Sureness.LIKELY, why);
    }

    static <T> Guess<T> unsure(T value, String why) {
        return new Guess<>(value, Sureness.UNSURE, why);
    }

    <R> Guess<R> map(Function<T, R> change) {
        return new Guess<>(change.apply(value), sureness, why);
    }
}
