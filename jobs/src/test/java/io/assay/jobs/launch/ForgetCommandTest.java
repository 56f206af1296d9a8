package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgetCommandTest {
    @TempDir
    Path folder;

    private final RecordedOperations operations = new RecordedOperations();

    @Test
    void aCustomerIsForgottenUnlessOnlyThePlanIsAskedFor() {
        run("forget", "--warehouse", "shop", "--customer", "c 1");
        run("forget", "--warehouse", "shop", "--customer", "c1", "--dry-run");

        assertThat(operations.requests)
                .containsExactly(
                        new Operations.ForgetRequest("shop", "c 1", Operations.Intent.DO),
                        new Operations.ForgetRequest("shop", "c1", Operations.Intent.SHOW));
    }

    @Test
    void whoIsForgottenMustBeSaid() {
        assertThat(run("forget", "--warehouse", "shop").code()).isEqualTo(2);
        Cli.Answer nobody = run("forget", "--warehouse", "shop", "--customer", " ");

        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.err()).startsWith("assay: usage.bad-value: --customer: ' ' names nobody.");
        assertThat(operations.requests).isEmpty();
    }

    private Cli.Answer run(String... line) {
        return new Cli(folder, operations).run(line);
    }
}
