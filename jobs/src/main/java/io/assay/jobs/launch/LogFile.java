package io.assay.jobs.launch;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;

/** The file that takes Spark's log and stack traces, so that the screen stays readable. */
public final class LogFile {
    private static final String CONFIGURATION = "log4j2.configurationFile";
    private static final String RESOURCE = "assay-log4j2.properties";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path path;
    private final LogFormat format;
    private final Clock clock;
    private final Streams streams;

    private LogFile(Path path, LogFormat format, Clock clock, Streams streams) {
        this.path = path;
        this.format = format;
        this.clock = clock;
        this.streams = streams;
    }

    /** Whose the standard streams of the process are. */
    public enum Streams {
        /** Ours alone: libraries have nothing to say on them. */
        TAKEN,
        /** Of others too: under spark-submit Spark logs to them. */
        SHARED;

        /** Those of the running process; {@code bin/assay} says whether somebody watches. */
        public static Streams ofProcess() {
            return System.getProperty(Environment.WATCHED) == null ? SHARED : TAKEN;
        }
    }

    /** A new file in {@code ASSAY_LOG_DIR}, or else in the folder for temporary files; it appears when needed. */
    public static LogFile create(Clock clock, Streams streams) {
        String folder = Optional.ofNullable(System.getenv("ASSAY_LOG_DIR"))
                .filter(named -> !named.isBlank())
                .orElseGet(() -> System.getProperty("java.io.tmpdir"));
        return in(folder, LogFormat.ofProcess(), clock, streams);
    }

    static LogFile in(String folder, LogFormat format, Clock clock, Streams streams) {
        String name = "assay-" + STAMP.format(clock.instant()) + "-"
                + ProcessHandle.current().pid() + ".log";
        LogFile log = new LogFile(Path.of(folder, name).toAbsolutePath(), format, clock, streams);
        System.setProperty("assay.log.file", log.path.toString());
        if (System.getProperty(CONFIGURATION) == null && System.getProperty("log4j.configurationFile") == null) {
            System.setProperty(CONFIGURATION, "classpath:" + RESOURCE);
        }
        return log;
    }

    /** Where it is, or will be. */
    public Path path() {
        return path;
    }

    /**
     * Sends logging to the file even where it began before us, as under spark-submit; a configuration that the user named
     * stays. In a process of ours what libraries print past the log goes there too, such as the stack trace of a task that
     * came too late. Not earlier: until then the log may itself go to the streams.
     */
    void takeOverLogging() {
        if (!isOurs()) {
            return;
        }
        make();
        Optional.ofNullable(LogFile.class.getClassLoader().getResource(RESOURCE))
                .ifPresent(resource -> Configurator.reconfigure(URI.create(resource.toString())));
        if (streams == Streams.TAKEN) {
            PrintStream printed =
                    LoggedStream.to(line -> LogManager.getLogger("printed").warn(line));
            System.setOut(printed);
            System.setErr(printed);
        }
    }

    private static boolean isOurs() {
        return ("classpath:" + RESOURCE).equals(System.getProperty(CONFIGURATION));
    }

    /** Adds a stack trace; false when the file cannot be written, which must not hide the failure itself. */
    boolean record(Throwable failure) {
        try {
            make();
            Files.writeString(
                    path,
                    format.of(failure, clock.instant()),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return true;
        } catch (IOException | Failure e) {
            return false;
        }
    }

    /** Made for its owner alone: stack traces may name data. */
    void make() {
        try {
            Files.createDirectories(path.getParent());
            if (!Files.exists(path)) {
                if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                    Files.createFile(
                            path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                } else {
                    Files.createFile(path);
                }
            }
        } catch (IOException e) {
            throw new Failure(
                    ErrorCode.LOG_UNWRITABLE,
                    "The log file " + path + " cannot be made: " + e.getMessage(),
                    "Set ASSAY_LOG_DIR to a folder that may be written to",
                    e);
        }
    }
}
