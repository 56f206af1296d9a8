package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.run.RollbackOrder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollbackCommandTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 7, 1);

    @TempDir
    Path folder;

    private final RecordedOperations operations = new RecordedOperations();

    @Test
    void theLatestOtherRunIsMeantUnlessOneIsNamed() {
        run("rollback --warehouse shop --as-of 2026-07-01");
        run("rollback --warehouse shop --as-of 2026-07-01 --to abc --dry-run");
        run("rollback --warehouse shop --as-of 2026-07-01 --generation 3");

        assertThat(operations.requests)
                .containsExactly(
                        request(Optional.empty(), OptionalLong.empty(), Operations.Intent.DO),
                        request(Optional.of("abc"), OptionalLong.empty(), Operations.Intent.SHOW),
                        request(Optional.empty(), OptionalLong.of(3), Operations.Intent.DO));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rollback --warehouse w                                        | usage.missing-as-of | Add --as-of",
                "rollback --warehouse w --as-of 2026-07-01 --generation x      | usage.bad-value     | --help",
                "rollback --warehouse w --as-of 2026-07-01 --to a --generation 1 | usage.bad-value   | Keep one of the two",
            })
    void aMistakeIsOneLineWithTheFix(String line, String code, String fix) {
        Cli.Answer answer = run(line);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.errors()).hasSize(1);
        assertThat(answer.err()).startsWith("assay: " + code + ": ").contains(fix);
        assertThat(operations.requests).isEmpty();
    }

    private static Operations.RollbackRequest request(
            Optional<String> run, OptionalLong generation, Operations.Intent intent) {
        return new Operations.RollbackRequest("shop", new RollbackOrder(AS_OF, run, generation), intent);
    }

    private Cli.Answer run(String line) {
        return new Cli(folder, operations).run(line.split(" +"));
    }
}
