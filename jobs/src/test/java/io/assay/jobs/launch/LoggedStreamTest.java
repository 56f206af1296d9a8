package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggedStreamTest {
    private static final String OURS = "-Dassay.terminal=false";

    @Test
    void eachLineIsOneEntry() {
        List<String> lines = new ArrayList<>();
        try (PrintStream stream = LoggedStream.to(lines::add)) {
            stream.print("金");
            stream.println(" and lead");
            stream.println();
            stream.print("at first\r\nthen\n");
        }

        assertThat(lines).containsExactly("金 and lead", "at first", "then");
    }

    @Test
    void whatALibraryPrintsReachesTheLogAndNotTheScreen(@TempDir Path folder) throws Exception {
        assertThat(screenOf(folder, List.of(OURS)))
                .endsWith(" ERROR submit: began\n")
                .hasLineCount(1);

        assertThat(log(folder))
                .contains("WARN printed: ", "IllegalStateException: came too late", "\tat io.assay", "went on");
    }

    @Test
    void aConfigurationOfTheUserKeepsTheStreams(@TempDir Path folder) throws Exception {
        String own = "-Dlog4j2.configurationFile=" + folder.resolve("own.properties");

        assertThat(screenOf(folder, List.of(OURS, own))).contains("IllegalStateException: came too late");
    }

    @Test
    void underSparkSubmitTheStreamsAreNotOurs(@TempDir Path folder) throws Exception {
        assertThat(screenOf(folder, List.of())).contains("IllegalStateException: came too late");
    }

    private static String screenOf(Path folder, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Library.class.getName()));
        Path screen = folder.resolve("screen");
        ProcessBuilder process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(screen.toFile());
        process.environment().put("ASSAY_LOG_DIR", folder.resolve("logs").toString());
        assertThat(process.start().waitFor()).isZero();
        return Files.readString(screen);
    }

    private static String log(Path folder) throws IOException {
        try (var files = Files.list(folder.resolve("logs"))) {
            return Files.readString(files.findFirst().orElseThrow());
        }
    }

    /** A program with a library that prints. */
    static final class Library {
        private Library() {}

        public static void main(String[] args) {
            // as under spark-submit, a log begins before us that goes to the standard error stream
            LogManager.getLogger("submit").error("began");
            LogFile.create(Clock.systemUTC(), LogFile.Streams.ofProcess()).takeOverLogging();
            new IllegalStateException("came too late").printStackTrace();
            LogManager.getLogger("other").error("went on");
        }
    }
}
