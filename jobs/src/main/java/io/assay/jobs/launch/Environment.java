package io.assay.jobs.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What surrounds a command: streams, folder, clock.
 *
 * @param out carries the result alone
 * @param err carries progress, warnings and errors
 * @param workingFolder where relative paths of the command line start
 * @param terminal whether somebody watches the standard error
 */
public record Environment(PrintStream out, PrintStream err, Path workingFolder, Clock clock, boolean terminal) {

    /** That of the running process, with UTF-8 streams whatever the locale. */
    public static Environment ofProcess() {
        return new Environment(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Path.of("").toAbsolutePath(),
                Clock.systemUTC(),
                Boolean.getBoolean("assay.terminal"));
    }
}
