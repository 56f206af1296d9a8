package io.assay.jobs.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Words of a language in a file beside a class, such as {@code words_en.properties}. */
public final class WordFile {
    private WordFile() {}

    /** The words by their keys. */
    public static Properties read(Class<?> beside, String name, Language language) {
        String file = name + "_" + language.code() + ".properties";
        Properties words = new Properties();
        try (Reader text = new InputStreamReader(beside.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            words.load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + file, unreadable);
        }
        return words;
    }
}
