package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @Test
    void aFolderThatCannotBeMadeIsNamedWithTheWayOut(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        LogFile log = LogFile.in(file.resolve("logs").toString(), Clock.fixed(Cli.NOW, ZoneOffset.UTC));

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
}
