package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void someOrders() throws IOException {
        Path data = Files.createDirectory(folder.resolve("my data"));
        Files.writeString(data.resolve("a.csv"), "customer_id,ordered_at,amount\nann,2026-01-03,12.50\n");
        Files.writeString(data.resolve("b.csv"), "customer_id,ordered_at,amount\nbob,2026-02-03,7.25\n");
    }

    @Test
    void whatIsWrittenIsValid() {
        Cli.Answer init = cli().run("init", "--from", "my data");

        assertThat(init.code()).isZero();
        assertThat(init.out()).contains("bin/assay run --as-of 2026-02-04");
        assertThat(cli().run("validate").code()).isZero();
    }

    @Test
    void namesThatAShellExpandedBecomeOnePattern() throws IOException {
        assertThat(cli().run("init", "--from", "my data/a.csv", "my data/b.csv").code())
                .isZero();

        assertThat(Files.readString(folder.resolve("assay.yaml"))).contains("path: 'my data/*.csv'");
    }

    @Test
    void aFileThatIsThereStaysUnlessForced() throws IOException {
        Path file = Files.writeString(folder.resolve("assay.yaml"), "currency: GBP\n");

        Cli.Answer refused = cli().run("init", "--from", "my data");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("init.exists: Cannot write assay.yaml: it is there already");
        assertThat(file).hasContent("currency: GBP");

        assertThat(cli().run("init", "--from", "my data", "--force").code()).isZero();
        assertThat(Files.readString(file)).contains("customer: customer_id");
    }

    @Test
    void filesThatAreNotThereAreNamed() {
        Cli.Answer answer = cli().run("init", "--from", "nowhere/*.csv");

        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.err()).contains("input.missing: Cannot look at");
        assertThat(folder.resolve("assay.yaml")).doesNotExist();
    }

    private Cli cli() {
        return new Cli(folder, new RecordedOperations());
    }
}
