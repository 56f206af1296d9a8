package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    private static final Clock CLOCK = Clock.fixed(Cli.NOW, ZoneOffset.UTC);

    @Test
    void aFolderThatCannotBeMadeIsNamedWithTheWayOut(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        LogFile log = LogFile.in(file.resolve("logs").toString(), LogFormat.TEXT, CLOCK, LogFile.Streams.SHARED);

        assertThatThrownBy(log::make)
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("log.unwritable");
                    assertThat(failure.exitCode()).isEqualTo(2);
                    assertThat(failure.fix()).isEqualTo("Set ASSAY_LOG_DIR to a folder that may be written to");
                })
                .hasMessageStartingWith("The log file " + file.resolve("logs") + "/assay-2026")
                .hasMessageContaining(" cannot be made: ");
        assertThat(log.record(new IllegalStateException("x"))).isFalse();
    }

    @Test
    void forCollectorsAFailureIsOneDocumentOnOneLine(@TempDir Path folder) throws IOException {
        LogFile log = LogFile.in(folder.toString(), LogFormat.JSON, CLOCK, LogFile.Streams.SHARED);

        assertThat(log.record(new IllegalStateException("two \"lines\"\nof text")))
                .isTrue();

        List<String> lines = Files.readAllLines(log.path());
        assertThat(lines).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(lines.get(0));
        assertThat(line.get("time").asText()).isEqualTo(Cli.NOW.toString());
        assertThat(line.get("level").asText()).isEqualTo("ERROR");
        assertThat(line.get("message").asText()).isEqualTo("two \"lines\"\nof text");
        assertThat(line.get("exception").asText()).contains("IllegalStateException", "LogFileTest");
    }

    @Test
    void anUnknownFormatIsRefused() {
        LogFormat.requireKnown("json");
        assertThatThrownBy(() -> LogFormat.requireKnown("xml"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.fix()).isEqualTo("Write text or json"))
                .hasMessage("ASSAY_LOG_FORMAT: xml is no format of the log");
    }
}
