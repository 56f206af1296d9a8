package io.assay.jobs.launch;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Runs command lines inside the test and keeps what they print. */
record Cli(Path folder, Operations operations) {
    static final Instant NOW = Instant.parse("2026-07-10T12:00:00Z");

    /** What one command left behind. */
    record Answer(int code, String out, String err) {
        List<String> errors() {
            return err.lines().toList();
        }
    }

    Answer run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = new Environment(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                folder,
                Clock.fixed(NOW, ZoneOffset.UTC),
                Environment.Audience.LOG);
        LogFile log = LogFile.create(environment.clock(), LogFile.Streams.SHARED);
        int code = new Launcher(operations, environment, log).run(args);
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
