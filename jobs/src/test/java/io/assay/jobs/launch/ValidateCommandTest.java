package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidateCommandTest {
    @TempDir
    Path folder;

    private final RecordedOperations operations = new RecordedOperations();

    @BeforeEach
    void writeFiles() throws IOException {
        OneFileShop.in(folder);
    }

    @Test
    @Fault("C01")
    void columnsAndPacksAreLookedAtWhateverElseIsWrong() {
        Cli.Answer answer = cli().run(
                        "validate",
                        "--set",
                        "features.windows=[12m]",
                        "--set",
                        "packs=[rfm-named-gird]",
                        "--set",
                        "sources.0.columns.customer=idd");

        assertThat(answer.out().lines())
                .containsExactly(
                        "--set: sources.0.columns.customer = idd is no column of the file. Did you mean id?",
                        "--set: features.windows = [12m] holds 12m, which is no window. Write days as 365d, or all.",
                        "--set: packs names rfm-named-gird, which is no built-in pack. Did you mean rfm-named-grid?");
    }

    @Test
    @Fault("C01")
    void validateListsEveryProblem() throws IOException {
        Files.writeString(
                folder.resolve("assay.yaml"),
                OneFileShop.CONFIG.replace("id,", "idd,").replace("price * pieces", "Price * peaces")
                        + "packs: [rfm-named-gird]\nclusters: {columns: [monetry]}\n");

        Cli.Answer answer = cli().run("validate");
        Cli.Answer json = cli().run("validate", "--format", "json");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out().lines())
                .containsExactly(
                        "assay.yaml:6: sources.0.columns.customer = idd is no column of the file. Did"
                                + " you mean id?",
                        "assay.yaml:6: sources.0.columns.amount = Price * peaces names peaces, which is no column of"
                                + " the file. Did you mean pieces?",
                        "assay.yaml:7: packs names rfm-named-gird, which is no built-in pack. Did you mean"
                                + " rfm-named-grid?",
                        "assay.yaml:8: clusters.columns.0 = monetry is no measure of customers. Did you mean"
                                + " monetary?");
        assertThat(json.out())
                .startsWith("{\"valid\":false,")
                .contains("\"line\":8", "\"key\":\"clusters.columns.0\",\"value\":\"monetry\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clusters.columns=[trend_class, monetary] | config.column-type    | clusters.columns.0 = trend_class is no number",
                "clusters.columns=[monetary, is_active]   | config.column-type    | clusters.columns.1 = is_active is no number",
                "clusters.columns=[last_date]             | config.column-type    | clusters.columns.0 = last_date is no number",
                "clusters.columns=[r_score]               | config.unknown-column | clusters.columns.0 = r_score is no measure",
                "scores.normalise=[trend_class]           | config.column-type    | scores.normalise.0 = trend_class is no number",
                "scores.normalise=[is_active]             | config.column-type    | scores.normalise.0 = is_active is no number",
                "scores.normalise=[peer_group]            | config.column-type    | scores.normalise.0 = peer_group is no number",
                "scores.normalise=[monetary_90d]          | config.unknown-column | scores.normalise.0 = monetary_90d is no measure",
            })
    void whatIsNoNumberIsNeitherClusteredNorScaled(String set, String code, String problem) {
        Cli.Answer validated = cli().run("validate", "--set", set);
        Cli.Answer run = cli().run("run", "--as-of", "2026-07-01", "--set", set);

        assertThat(validated.code()).isEqualTo(2);
        assertThat(validated.out()).startsWith("--set: " + problem);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("assay: " + code + ": --set: " + problem);
        assertThat(operations.requests).isEmpty();
    }

    @Test
    void numbersOfEveryWindowAreClusteredAndScaled() {
        Cli.Answer answer = cli().run(
                        "validate",
                        "--set",
                        "features.windows=[365d, 90d]",
                        "--set",
                        "clusters.columns=[monetary_90d, avg_amount]",
                        "--set",
                        "scores.normalise=[recency_days_90d, risk_score]");

        assertThat(answer.out()).contains("no problems");
    }

    @ParameterizedTest
    @CsvSource({"none, 2", "five_levels, 0"})
    void aPackReadsDigitsOnlyWhereThereAreAny(String code04, int exit) throws IOException {
        Files.writeString(
                folder.resolve("own.yaml"),
                Files.readString(Path.of(System.getProperty("assay.root"), "conf", "models", "matrix-marcus.yaml"))
                        .replace("column: frequency,", "column: rfm04_value,"));

        Cli.Answer answer = cli().run("validate", "--set", "packs=[./own.yaml]", "--set", "scores.code04=" + code04);

        assertThat(answer.code()).as(answer.out()).isEqualTo(exit);
        assertThat(answer.out())
                .contains(exit == 0 ? "no problems" : ":18: axes.frequency.column = rfm04_value is no column");
    }

    @ParameterizedTest
    @CsvSource({
        "in, in/_day=1/a.csv, 0",
        "in, in/_tmp/a.csv, 3",
        "in, in/.old/a.csv, 3",
        "in, in/READY, 3",
        "in/*, in/_tmp/a.csv, 0",
        "in/*/*.csv, in/_tmp/a.csv, 0",
        "in/*, in/b/_a.csv, 3",
        "in/_a.csv, in/_a.csv, 0",
    })
    void filesThatARunWouldNotReadAreNoInput(String path, String file, int exit) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.move(folder.resolve("a.csv"), folder.resolve(file));

        Cli.Answer answer =
                cli().run("validate", "--set", "sources.0.path=" + path, "--set", "sources.0.ready_file=READY");

        assertThat(answer.code()).as(answer.out()).isEqualTo(exit);
        assertThat(answer.out()).contains(exit == 0 ? "no problems" : "sources.0.path names no file");
    }

    @Test
    void namesAreLookedForBelowTheLinesThatARunSkips() throws IOException {
        Path file = folder.resolve("a.csv");
        Files.writeString(file, "Sales of June\n\n" + Files.readString(file));

        assertThat(cli().run("validate").code()).isEqualTo(2);
        assertThat(cli().run("validate", "--set", "sources.0.skip_lines=2").code())
                .isZero();
    }

    @Test
    void validateIsContentWithAGoodFile() {
        Cli.Answer answer = cli().run("validate");

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).startsWith("assay.yaml: no problems, config_hash ");
        assertThat(answer.err()).isEmpty();
    }

    private Cli cli() {
        return new Cli(folder, operations);
    }
}
