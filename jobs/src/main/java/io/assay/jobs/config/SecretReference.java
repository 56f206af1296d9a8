package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret by reference: {@code env:NAME} or {@code file:PATH}; configuration never holds the secret itself. */
public record SecretReference(String text) {
    /** What every reference looks like, as a regular expression. */
    static final String PATTERN = "^(env|file):.";

    private static final String ENV = "env:";
    private static final String FILE = "file:";

    /** Whether a text is a reference at all. */
    public static boolean isReference(String text) {
        return (text.startsWith(ENV) && text.length() > ENV.length())
                || (text.startsWith(FILE) && text.length() > FILE.length());
    }

    /** The secret itself; never to be logged or shown. */
    public String resolve() {
        if (!isReference(text)) {
            throw new Failure(
                    ErrorCode.CONFIG_SECRET,
                    "A secret stands in the configuration itself",
                    "Write env:NAME or file:PATH");
        }
        return text.startsWith(ENV) ? fromEnvironment(text.substring(ENV.length())) : fromFile();
    }

    private static String fromEnvironment(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new Failure(
                    ErrorCode.CONFIG_SECRET,
                    "Environment variable " + name + " is not set",
                    "Set it, or use file:PATH");
        }
        return value;
    }

    private String fromFile() {
        Path file = Path.of(text.substring(FILE.length()));
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Failure(
                    ErrorCode.CONFIG_SECRET,
                    "Secret file " + file + " cannot be read",
                    "Check the path and its permissions",
                    e);
        }
    }
}
