package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaintainCommandTest {
    @TempDir
    Path folder;

    private final RecordedOperations operations = new RecordedOperations();

    @Test
    void aMonthIsKeptUnlessToldOtherwise() {
        run("maintain --warehouse shop");
        run("maintain --warehouse shop --retention-days 7 --target-file-mib 32 --dry-run");

        assertThat(operations.requests)
                .containsExactly(
                        new Operations.MaintainRequest("shop", 30, 128L << 20, Operations.Intent.DO),
                        new Operations.MaintainRequest("shop", 7, 32L << 20, Operations.Intent.SHOW));
    }

    @ParameterizedTest
    @Fault("S08")
    @ValueSource(strings = {"6", "0", "-1", "31"})
    void aRetentionThatReadersOrTheLogDoNotBearIsRefused(String days) {
        Cli.Answer answer = run("maintain --warehouse shop --retention-days " + days);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .startsWith("assay: usage.bad-value: --retention-days: " + days + " is out of range. Write 7 to 30.");
        assertThat(operations.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "1025", "-16"})
    void aSizeOfFilesThatIsOfNoUseIsRefused(String size) {
        Cli.Answer answer = run("maintain --warehouse shop --target-file-mib " + size);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .startsWith(
                        "assay: usage.bad-value: --target-file-mib: " + size + " is out of range. Write 16 to 1024.");
        assertThat(operations.requests).isEmpty();
    }

    private Cli.Answer run(String line) {
        return new Cli(folder, operations).run(line.split(" +"));
    }
}
