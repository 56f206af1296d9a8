package io.assay.jobs.guess;

import io.assay.jobs.guess.Guess.Sureness;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is guessed of one file in a folder. */
record Guessing(Path folder) {
    GuessedConfig of(String name, Charset charset, String content) throws IOException {
        Path file = Files.write(folder.resolve(name), content.getBytes(charset));
        return new Discovery(List.of(file.toString()), folder).run();
    }

    static Map<String, String> values(GuessedConfig guessed) {
        return guessed.lines().stream().collect(Collectors.toMap(GuessedConfig.Line::key, line -> line.guess()
                .value()));
    }

    static Sureness sureness(GuessedConfig guessed, String key) {
        return line(guessed, key).sureness();
    }

    static String why(GuessedConfig guessed, String key) {
        return line(guessed, key).why();
    }

    private static Guess<String> line(GuessedConfig guessed, String key) {
        return guessed.lines().stream()
                .filter(line -> line.key().equals(key))
                .findFirst()
                .orElseThrow()
                .guess();
    }
}
