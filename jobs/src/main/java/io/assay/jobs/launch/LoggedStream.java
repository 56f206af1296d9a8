package io.assay.jobs.launch;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Takes what is printed, line by line; the print stream around it lets one thread write at a time. */
final class LoggedStream extends OutputStream {
    private final Consumer<String> log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private LoggedStream(Consumer<String> log) {
        this.log = log;
    }

    /** A print stream whose lines, but empty ones, go to the log. */
    static PrintStream to(Consumer<String> log) {
        return new PrintStream(new LoggedStream(log), false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int octet) {
        if (octet != '\n') {
            line.write(octet);
            return;
        }
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        if (!text.isEmpty()) {
            log.accept(text);
        }
    }
}
