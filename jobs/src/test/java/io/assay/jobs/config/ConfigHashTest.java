package io.assay.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigHashTest {
    private static final String BASE = """
            currency: EUR
            sources:
              - name: shop
                format: csv
                path: a.csv
                columns: {customer: id, time: day, amount: value}
            scores: {levels: 4, weights: [0.5, 0.25, 0.25]}
            packs: [mine.yaml]
            """;

    @TempDir
    Path folder;

    @Test
    @Fault("C23")
    void orderCommentsSpellingAndWrittenDefaultsDoNotMatter() throws IOException {
        String other = """
                # how we score
                packs:
                  - "mine.yaml"   # ours
                scores:
                  weights: [.5, 2.5e-1, 0.250]
                  levels: 4
                  ties: average
                sources:
                  - {format: csv, path: 'a.csv', name: shop, columns: {amount: value, time: day, customer: id}}
                currency: "EUR"
                """;

        assertThat(hash(other)).isEqualTo(hash(BASE)).matches("[0-9a-f]{64}");
    }

    @Test
    @Fault("C23")
    void whatCannotChangeAResultDoesNotMatter() throws IOException {
        assertThat(hash(BASE + "warehouse: elsewhere\nas_of: 2026-01-01\n")).isEqualTo(hash(BASE));
    }

    @Property(tries = 100)
    @Fault("C23")
    void noOrderOfKeysAndNoCommentMatters(@ForAll Random random) throws IOException {
        List<String> parts = new ArrayList<>(List.of(
                "currency: EUR",
                "zone: Europe/Berlin",
                "sources: [{" + shuffled(random, "name: shop", "format: csv", "path: a.csv", columns(random)) + "}]",
                "scores: {" + shuffled(random, "levels: 4", "ties: dense", "weights: [0.5, 0.25, 0.25]") + "}",
                "clusters: {" + shuffled(random, "seed: 7", "starts: 3", "smallest_k: 2") + "}"));
        String inOrder = String.join("\n", parts) + "\n";
        Collections.shuffle(parts, random);
        String other = String.join(random.nextBoolean() ? "\n# a comment\n" : "\n\n", parts) + "\n";

        folder = Files.createTempDirectory("config-hash");
        String expected = hash(inOrder);
        String found = hash(other);
        Files.delete(folder.resolve("t.yaml"));
        Files.delete(folder);

        assertThat(found).isEqualTo(expected);
    }

    private static String columns(Random random) {
        return "columns: {" + shuffled(random, "customer: id", "time: day", "amount: value") + "}";
    }

    private static String shuffled(Random random, String... keys) {
        List<String> all = new ArrayList<>(List.of(keys));
        Collections.shuffle(all, random);
        return String.join(", ", all);
    }

    @ParameterizedTest
    @Fault("C23")
    @CsvSource({
        "levels: 4, levels: 5",
        "'[0.5, 0.25', '[0.499999, 0.250001'",
        "EUR, USD",
        "name: shop, name: store",
        "a.csv, b.csv",
        "amount: value, amount: val",
        "'{levels: 4', '{ties: dense, levels: 4'",
        "'currency:', 'zone: Asia/Shanghai\ncurrency:'",
        "'currency:', 'clusters: {seed: 43}\ncurrency:'"
    })
    void whatCanChangeAResultMatters(String before, String after) throws IOException {
        String changed = BASE.replace(before, after);

        assertThat(changed).isNotEqualTo(BASE);
        assertThat(hash(changed)).isNotEqualTo(hash(BASE));
    }

    @Test
    @Fault("C23")
    void aPackFileCountsByItsMeaning() throws IOException {
        String first = hash(BASE);
        Files.writeString(folder.resolve("mine.yaml"), "cuts: [1, 2]\nid: mine\n");
        String second = hash(BASE);
        Files.writeString(folder.resolve("mine.yaml"), "# a comment\nid: mine\ncuts:\n  - 1\n  - 2\n");
        String third = hash(BASE);

        assertThat(second).isNotEqualTo(first).isEqualTo(third);
    }

    private String hash(String text) throws IOException {
        Files.writeString(folder.resolve("t.yaml"), text);
        return ConfigReader.read(
                        new ConfigRequest(List.of("t.yaml"), List.of(), Optional.empty(), Optional.empty(), folder))
                .hash();
    }
}
