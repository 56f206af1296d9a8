package io.assay.jobs.failure;

import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the words for what was thrown. */
public final class Failures {
    private static final int DEEPEST = 50;

    /** What surroundings that fail say of themselves, in lower case. */
    private static final List<Sign> SIGNS = List.of(
            new Sign(
                    "stopped sparkcontext",
                    ErrorCode.SPARK_STOPPED,
                    "Spark has stopped: its master went away, or the application was ended there",
                    "Check spark.master and the cluster, then run again: nothing unfinished is visible"),
            new Sign(
                    "no space left on device",
                    ErrorCode.STORAGE_FULL,
                    "No space is left on a disk that is written to",
                    "Free space in the warehouse and in the folder for temporary files, then run again"),
            new Sign(
                    "delta_cannot_create_log_path",
                    ErrorCode.STORAGE_NO_FOLDER,
                    "A folder of a table cannot be made below the warehouse",
                    "Name a warehouse that is a folder, or can become one, and that may be written to"),
            new Sign(
                    "read-only file system",
                    ErrorCode.STORAGE_DENIED,
                    "A disk that is written to is read-only",
                    "Name a warehouse on a disk that may be written to"),
            newerDelta("delta_unsupported_features_for_"),
            newerDelta("delta_invalid_protocol_version"),
            newerDelta("mismatched minreaderversion"),
            newerDelta("mismatched minwriterversion"));

    private record Sign(String text, ErrorCode code, String sentence, String fix) {}

    private static Sign newerDelta(String text) {
        return new Sign(
                text,
                ErrorCode.STORAGE_NEWER_DELTA,
                "A Delta table asks for a newer Delta Lake than the one here",
                "Use an Assay with that Delta Lake, or restore the table to the version before it was upgraded");
    }

    private Failures() {}

    /** Storage that went away, else the failure among the causes, or one in words for what surrounds us, or an internal one. */
    public static Failure of(Throwable thrown) {
        return ObjectStorage.silence(causes(thrown).toList())
                .or(() -> causes(thrown)
                        .filter(Failure.class::isInstance)
                        .map(Failure.class::cast)
                        .findFirst())
                .or(() -> ObjectStorage.failure(causes(thrown).toList()))
                .or(() -> ofSurroundings(thrown))
                .orElseGet(() -> new Failure(
                        ErrorCode.INTERNAL,
                        thrown.getClass().getSimpleName() + firstLine(thrown),
                        "Send the log file if this happens again",
                        thrown));
    }

    /** Memory, cluster, disk and rights: not our doing, and curable by whoever runs us. */
    private static Optional<Failure> ofSurroundings(Throwable thrown) {
        if (causes(thrown).anyMatch(OutOfMemoryError.class::isInstance)) {
            return failure(
                    ErrorCode.MEMORY_EXHAUSTED,
                    "The memory of the driver is used up",
                    "Raise ASSAY_HEAP, for example to 8g, or spark.driver.memory",
                    thrown);
        }
        for (Sign sign : SIGNS) {
            if (messages(thrown).anyMatch(text -> text.contains(sign.text()))) {
                return failure(sign.code(), sign.sentence(), sign.fix(), thrown);
            }
        }
        if (messages(thrown).anyMatch(text -> text.contains("permission denied"))
                || causes(thrown).anyMatch(AccessDeniedException.class::isInstance)) {
            return failure(
                    ErrorCode.STORAGE_DENIED,
                    "Permission denied" + firstLine(thrown),
                    "Check the rights on the paths in the configuration",
                    thrown);
        }
        return Optional.empty();
    }

    private static Optional<Failure> failure(ErrorCode code, String sentence, String fix, Throwable cause) {
        return Optional.of(new Failure(code, sentence, fix, cause));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    private static Stream<String> messages(Throwable thrown) {
        return causes(thrown).map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT));
    }

    private static String firstLine(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank()
                ? ""
                : ": " + message.strip().lines().findFirst().orElse("");
    }
}
