package io.assay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Moves data about without copying or reading it. */
final class Folders {
    private Folders() {}

    /** Removes a folder with all that it holds, if it is there. */
    static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).forEach(Folders::delete);
            }
        }
    }

    /** Puts the files below a folder below another too, with their times; Parquet is not copied, but linked. */
    static void repeat(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(file -> repeatOne(file, to.resolve(from.relativize(file))));
        }
    }

    /** Bytes of all files below a folder. */
    static long bytes(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void repeatOne(Path file, Path name) {
        try {
            if (Files.isDirectory(file)) {
                Files.createDirectories(name);
            } else if (file.toString().endsWith(".parquet")) {
                Files.createLink(name, file);
            } else {
                Files.copy(file, name, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
