package io.assay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Invented transactions of one size, made once and kept: all of them, and the same without the last day.
 *
 * @param folder what was made before is used again
 */
record BenchData(Path folder, Size size) {
    /** Generated months end the day before. */
    static final LocalDate AS_OF = LocalDate.of(2026, 7, 1);

    static final LocalDate DAY_BEFORE = AS_OF.minusDays(1);
    private static final long SEED = 1;

    /** All transactions. */
    Path whole() {
        return folder.resolve("whole");
    }

    /** Transactions before the last day. */
    Path history() {
        return folder.resolve("history");
    }

    /**
     * One folder in which the last day arrives: a source is the same only as long as its files lie where they lay.
     *
     * @param content {@link #history} at first, then {@link #whole}
     */
    Path growing(Path content) throws IOException {
        Path growing = folder.resolve("growing");
        Folders.remove(growing);
        Folders.repeat(content, growing);
        return growing;
    }

    /** Generates what is not there. */
    void require(Programs programs, Path logs) throws IOException {
        if (Files.exists(folder.resolve("complete"))) {
            return;
        }
        Folders.remove(folder);
        Files.createDirectories(folder);
        Path generated = folder.resolve("generated");
        Path day = folder.resolve("day");
        step("generate", programs.generate(generated, size, SEED), logs);
        step("split", programs.split(generated.resolve("transactions"), DAY_BEFORE, history(), day), logs);
        // Spark's marks of success are no transactions
        for (Path part : List.of(history(), day)) {
            Files.deleteIfExists(part.resolve("_SUCCESS"));
            Files.deleteIfExists(part.resolve("._SUCCESS.crc"));
            Folders.repeat(part, whole());
        }
        Folders.remove(day);
        Folders.remove(generated);
        Files.createFile(folder.resolve("complete"));
    }

    private static void step(String name, List<String> command, Path logs) throws IOException {
        System.err.println("bench: " + name + " ...");
        ProcessClock.measure(name, 0, command, logs.resolve(name + ".log"));
    }
}
