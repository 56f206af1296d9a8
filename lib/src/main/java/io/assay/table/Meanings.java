package io.assay.table;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** What tables, columns, units and reasons mean in another language than that of their declarations. */
public final class Meanings {
    private static final String TERM_END = "：";

    private final Properties words;

    private Meanings(Properties words) {
        this.words = words;
    }

    /** The meanings in Chinese. */
    public static Meanings chinese() {
        Properties words = new Properties();
        try (Reader file = new InputStreamReader(
                Meanings.class.getResourceAsStream("meanings_zh.properties"), StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the Chinese meanings of the tables", unreadable);
        }
        return new Meanings(words);
    }

    /** What a column of a table means. */
    public Optional<String> column(String table, String column) {
        return text(table + "." + column).or(() -> text("*." + column));
    }

    /** What a column of a table is called in a few words. */
    public Optional<String> term(String table, String column) {
        return column(table, column).map(meaning -> meaning.split(TERM_END, 2)[0]);
    }

    /** The meaning of a kind of things: {@code table}, {@code unit}, {@code outcome} or {@code reason}. */
    public Optional<String> of(String kind, String name) {
        return text(kind + "." + name);
    }

    /** The meaning of a column that a pack adds, about a column and what it measures. */
    public String ofPack(String kind, String column, String measure) {
        return words.getProperty("pack." + kind).replace("{0}", column).replace("{1}", measure);
    }

    /** Everything that it has a meaning for. */
    Set<String> keys() {
        return new TreeSet<>(words.stringPropertyNames());
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(words.getProperty(key));
    }
}
