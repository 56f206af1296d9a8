package io.assay.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * Real public data beside the project, for tests that check published facts. Its place is the system property or the
 * environment variable {@code ASSAY_SHARED_DATA}; without one, {@code shared/data} in any folder above is taken.
 */
public final class SharedData {
    private static final String SETTING = "ASSAY_SHARED_DATA";

    private SharedData() {}

    /** The file, for example {@code cdnow/CDNOW_sample.txt}; the test is skipped with a message when it is absent. */
    public static Path file(String relative) {
        return folders()
                .map(folder -> folder.resolve(relative))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new TestAbortedException(
                        "Skipped: " + relative + " is in no shared/data folder; set " + SETTING + " to its place"));
    }

    private static Stream<Path> folders() {
        Optional<String> set = Optional.ofNullable(System.getProperty(SETTING, System.getenv(SETTING)));
        if (set.isPresent()) {
            return set.map(Path::of).stream();
        }
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared").resolve("data"));
    }
}
