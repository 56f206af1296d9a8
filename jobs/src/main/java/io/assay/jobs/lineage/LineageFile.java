package io.assay.jobs.lineage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file of the driver's machine to which events are added, one a line. */
record LineageFile(Path file) implements LineageTarget {
    @Override
    public Optional<String> tell(String event) {
        try {
            Files.writeString(file, event + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return Optional.empty();
        } catch (IOException unwritable) {
            return Optional.of(
                    file + " cannot be written (" + unwritable.getClass().getSimpleName() + ")");
        }
    }
}
