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
 */
public record Environment(PrintStream out, PrintStream err, Path workingFolder, Clock clock, Audience audience) {

    /** Property by which {@code bin/assay} says whether the standard error is a terminal. */
    static final String WATCHED = "assay.terminal";

    /** Who reads the standard error. */
    public enum Audience {
        /** Somebody watches a terminal, where a line can be written over. */
        TERMINAL,
        /** A file or a program takes line after line. */
        LOG
    }

    /** That of the running process, with UTF-8 streams whatever the locale. */
    public static Environment ofProcess() {
        return new Environment(
                new ResultStream(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Path.of("").toAbsolutePath(),
                Clock.systemUTC(),
                Boolean.getBoolean(WATCHED) ? Audience.TERMINAL : Audience.LOG);
    }
}
