package io.assay.jobs.launch;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.text.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How lines of the log file are written; the properties of the same names in the settings of logging say the same. */
enum LogFormat {
    /** For people: a line a message, and stack traces as they are. */
    TEXT {
        @Override
        String of(Throwable failure, Instant now) {
            return trace(failure);
        }
    },
    /** For collectors of logs: one document a line, with {@code time, level, logger, thread, message, exception}. */
    JSON {
        @Override
        String of(Throwable failure, Instant now) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("time", now);
            line.put("level", "ERROR");
            line.put("logger", LogFile.class.getName());
            line.put("thread", Thread.currentThread().getName());
            line.put("message", String.valueOf(failure.getMessage()));
            line.put("exception", trace(failure));
            return Json.text(line) + "\n";
        }
    };

    private static final String VARIABLE = "ASSAY_LOG_FORMAT";

    /** What stands in the log of a failure. */
    abstract String of(Throwable failure, Instant now);

    /** The format that the environment asks for; text where it asks for none, or for an unknown one. */
    static LogFormat ofProcess() {
        return named(asked()).orElse(TEXT);
    }

    /**
     * Refuses an unknown format.
     *
     * @throws Failure when the environment asks for one
     */
    static void requireKnown() {
        requireKnown(asked());
    }

    static void requireKnown(String name) {
        if (named(name).isEmpty()) {
            throw new Failure(
                    ErrorCode.USAGE_BAD_VALUE,
                    VARIABLE + ": " + name + " is no format of the log",
                    "Write " + Arrays.stream(values()).map(LogFormat::code).collect(Collectors.joining(" or ")));
        }
    }

    private static String asked() {
        return Optional.ofNullable(System.getenv(VARIABLE)).orElse(TEXT.code());
    }

    private static Optional<LogFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.code().equals(name))
                .findFirst();
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
