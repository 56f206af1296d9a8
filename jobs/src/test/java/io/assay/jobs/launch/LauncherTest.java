package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.generate.GeneratorParams.CustomerModel;
import io.assay.jobs.demo.GeneratedFolder;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.failure.Failures;
import io.assay.jobs.store.Existing;
import io.assay.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
    @TempDir
    Path folder;

    private final RecordedOperations operations = new RecordedOperations();

    @BeforeEach
    void writeFiles() throws IOException {
        OneFileShop.in(folder);
    }

    @ParameterizedTest
    @Fault({"C01", "C08", "C10", "X03"})
    @CsvSource(
            delimiter = '|',
            value = {
                "                                | usage.missing-command      | Use one of: demo, init, generate, validate",
                "rnu                             | usage.unknown-command      | Did you mean run?",
                "frobnicate                      | usage.unknown-command      | Use one of: demo",
                "run --as-off 2026-07-01         | usage.unknown-option       | Did you mean --as-of?",
                "run --as-off=2026-07-01         | usage.unknown-option       | Did you mean --as-of?",
                "run quiet                       | usage.unexpected-argument  | Did you mean --quiet?",
                "run --as-of                     | usage.missing-value        | See assay run --help.",
                "run --as-of --dry-run           | usage.missing-value        | See assay run --help.",
                "run --quiet --quiet             | usage.repeated-option      | See assay run --help.",
                "run --format xml                | usage.bad-value            | See assay run --help.",
                "run                             | usage.missing-as-of        | Add --as-of YYYY-MM-DD.",
                "run --as-of 2026-13-01          | config.wrong-type          | Write an existing day as YYYY-MM-DD.",
                "run --as-of yesterday           | config.wrong-type          | Write an existing day as YYYY-MM-DD.",
                "run --as-of 2026-07-12          | usage.future-as-of         | the latest possible is 2026-07-11",
                "run --as-of 2026-07-01 --run-id ../x    | usage.bad-run-id   | Use up to 128 letters",
                "run --as-of 2026-07-01 --run-id a/b     | usage.bad-run-id   | Use up to 128 letters",
                "run --as-of 2026-07-01 --set scores.levels=1  | config.out-of-range | Write 2 to 10.",
                "run --as-of 2026-07-01 --set scores.level=4   | config.unknown-key  | Did you mean levels?",
                "run --as-of 2026-07-01 --set packs=[rfm-named-gird] | pack.unknown  | Did you mean rfm-named-grid?",
                "run --as-of 2026-07-01 --set clusters.columns=[recency_day,monetary] | config.unknown-column | Did you mean recency_days?",
                "run --as-of 2026-07-01 --spark spark.sql.ansi.enabled=false | config.spark-setting | Leave it out.",
                "run --as-of 2026-07-01 --config b.yaml  | config.missing-file | Create it, or name another file.",
                "run --as-of 2026-07-01 --config .       | config.unreadable   | Name a YAML file.",
                "run --as-of 2026-07-01 --warehouse http://x | config.scheme   | Use a plain path",
                "explain                         | usage.missing-value        | --customer",
                "explain --customer 1 --as-of x  | usage.bad-date             | Write an existing day",
                "generate                        | usage.missing-value        | FOLDER",
                "generate x --customers 0        | usage.bad-value            | Write at least 1.",
                "generate x --customers many     | usage.bad-value            | See assay generate --help.",
                "generate x --file-format xls    | usage.bad-value            | See assay generate --help.",
                "demo --customers 3              | usage.bad-value            | Write at least 100.",
                "validate --set scores.levels=1  | config.out-of-range        | Write 2 to 10.",
                "validate --set sources.0.path=none.csv --set sources.0.columns.amount=x | input.missing | Correct the path.",
                "validate --set sources.0.path=empty.csv      | input.empty  | Add a header.",
                "validate --set rates=none.csv   | input.missing              | Correct the path.",
                "validate --set sources.0.columns.customer=idd | config.unknown-column | Did you mean id?",
                "validate --set sources.0.columns.product=Id   | ''            | ''",
                "demo --dry-run                  | usage.option-not-read      | Leave it out; read by: run, rollback, maintain, forget.",
                "--dry-run generate x            | usage.option-not-read      | assay generate does not read --dry-run.",
                "demo --set scores.levels=4      | usage.option-not-read      | read by: validate, profile, plan, run, status, explain",
                "--config assay.yaml demo        | usage.option-not-read      | assay demo does not read --config.",
                "demo --as-of=2026-07-01         | usage.option-not-read      | assay demo does not read --as-of.",
                "status --as-of 2026-07-01       | usage.option-not-read      | assay status does not read --as-of.",
                "verify --dry-run                | usage.option-not-read      | assay verify does not read --dry-run.",
                "version --run-id x              | usage.option-not-read      | assay version does not read --run-id.",
                "demo --dry-rnu                  | usage.unknown-option       | See assay demo --help.",
                "config --set curency=EUR        | config.unknown-key         | Did you mean currency?",
            })
    void aMistakeIsOneLineWithTheFix(String line, String code, String fix) {
        Cli.Answer answer = cli().run(words(line));

        if (code.isEmpty()) {
            assertThat(answer.code()).isZero();
            return;
        }
        assertThat(answer.code()).isEqualTo(code.startsWith("input.") ? 3 : 2);
        assertThat(answer.errors()).hasSize(1);
        assertThat(answer.errors().get(0))
                .startsWith("assay: " + code + ": ")
                .contains(fix)
                .contains(" Log: ");
        assertThat(answer.err()).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(operations.requests).isEmpty();
    }

    @Test
    void aPlanIsARunThatStopsBeforeItWrites() {
        Cli.Answer plan = cli().run("plan", "--as-of", "2026-07-01", "--run-id", "nightly");
        Cli.Answer dry = cli().run("run", "--as-of", "2026-07-01", "--run-id", "nightly", "--dry-run");

        assertThat(List.of(plan.code(), dry.code())).containsOnly(0);
        assertThat(operations.requests).hasSize(2).hasOnlyElementsOfType(RecordedOperations.Planned.class);
        assertThat(operations.requests.get(0)).isEqualTo(operations.requests.get(1));
    }

    @Test
    void optionsStandBeforeOrAfterTheCommand() {
        Cli.Answer before = cli().run("--as-of", "2026-07-01", "--set", "scores.levels=4", "run", "--dry-run");
        Cli.Answer after = cli().run("run", "--as-of=2026-07-01", "--set=scores.levels=4", "--dry-run", "--quiet");

        assertThat(before.code()).isZero();
        assertThat(after.code()).isZero();
        assertThat(operations.requests).hasSize(2).first().isEqualTo(operations.requests.get(1));
        Operations.RunRequest request = ((RecordedOperations.Planned) operations.requests.get(0)).request();
        assertThat(request.asOf()).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(request.config().config().scores().levels()).isEqualTo(4);
    }

    @Test
    void standardOutputCarriesTheResultAlone() {
        Cli.Answer text = cli().run("run", "--as-of", "2026-07-01");
        Cli.Answer json = cli().run("run", "--as-of", "2026-07-01", "--format", "json");

        assertThat(text.out()).isEqualTo("done\n");
        assertThat(json.out()).isEqualTo("{\"done\":true}\n");
    }

    @Test
    void everyFailureIsOneJsonDocumentToo() {
        Cli.Answer answer = cli().run("run", "--format", "json", "--as-off", "x");

        assertThat(answer.out()).startsWith("{\"error\":{\"exit_code\":2,\"code\":\"usage.unknown-option\"");
        assertThat(answer.out().lines()).hasSize(1);
        assertThat(answer.errors()).hasSize(1);
    }

    @Test
    void aMissingConfigurationNamesTheDefaultFile() throws IOException {
        Files.delete(folder.resolve("assay.yaml"));

        Cli.Answer answer = cli().run("run", "--as-of", "2026-07-01");

        assertThat(answer.errors().get(0)).startsWith("assay: config.missing-file: assay.yaml: does not exist. ");
    }

    @Test
    void readersOfAWarehouseNeedNoConfiguration() throws IOException {
        Files.delete(folder.resolve("assay.yaml"));

        assertThat(cli().run("status", "--warehouse", "w").code()).isZero();
        assertThat(cli().run("verify", "--warehouse", "w", "--as-of", "2026-07-01")
                        .code())
                .isZero();
        assertThat(operations.requests)
                .containsExactly(
                        new Operations.StatusRequest("w", Optional.empty()),
                        new Operations.VerifyRequest("w", Optional.of(LocalDate.of(2026, 7, 1))));
    }

    @Test
    void generateReadsItsOwnOptions() {
        cli().run("generate", "folder with blanks", "--customers", "7", "--files", "3", "--file-format", "parquet");

        assertThat(operations.requests)
                .containsExactly(new Operations.GenerateRequest(
                        new GeneratedFolder("folder with blanks", Existing.REFUSE),
                        new Operations.Invention(7, 24, 42, CustomerModel.USUAL),
                        OptionalInt.of(3),
                        GeneratedFolder.Format.PARQUET));
    }

    @Test
    @Fault("C09")
    void configShowsValuesWithOriginsAndMasksSecrets() {
        Cli.Answer answer =
                cli().run("config", "--set", "scores.levels=4", "--spark", "spark.hadoop.fs.s3a.secret.key=CANARY-9f");

        assertThat(answer.out())
                .contains(
                        "scores.levels = 4   # --set", "currency = 'EUR'   # assay.yaml:1", "zone = 'UTC'   # default")
                .contains("spark.hadoop.fs.s3a.secret.key = '********'")
                .doesNotContain("CANARY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "run --help", "help", "generate --help", "demo --help"})
    void helpGoesToStandardOutput(String line) {
        Cli.Answer answer = cli().run(words(line));

        if (line.equals("help")) {
            assertThat(answer.errors().get(0)).contains("usage.unknown-command");
            return;
        }
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).startsWith("Usage: assay").contains("--quiet");
        assertThat(answer.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "run, --dry-run --set --as-of --run-id --spark, --seed",
        "plan, --set --as-of --run-id --spark, --dry-run --seed",
        "demo, --warehouse --spark --seed, --dry-run --set --config --as-of --run-id",
        "generate, --spark --force, --dry-run --set --config --as-of --warehouse",
        "verify, --as-of --config, --dry-run --run-id",
        "version, --format, --spark --config",
    })
    void helpShowsTheOptionsThatAreRead(String command, String shown, String hidden) {
        String help = cli().run(command, "--help").out();

        assertThat(help).contains(words(shown)).doesNotContain(words(hidden));
    }

    @Test
    @Fault("C12")
    void versionsAreToldAndChecked() {
        Cli.Answer answer = cli().run("version");

        assertThat(answer.out())
                .contains("assay ", "\nspark " + System.getProperty("spark.version.expected"), "\ndelta 4");
        assertThat(new Versions("1", "11.0.2", "3.5.6", "3.3.3", "2.12.18", "3").unsupported())
                .containsExactly("Java 11.0.2", "Spark 3.5.6", "Delta 3.3.3", "Scala 2.12.18");
        assertThat(Versions.running().unsupported()).isEmpty();
    }

    @Test
    void anAnswerWithAFailureKeepsBoth() {
        Failure failure = new Failure(ErrorCode.QUALITY_GATE, "Too many rows are bad", "See quarantine");
        Cli failing =
                new Cli(folder, new RecordedOperations(() -> Result.failed(Map.of("published", false), "no", failure)));

        Cli.Answer answer = failing.run("run", "--as-of", "2026-07-01");

        assertThat(answer.code()).isEqualTo(4);
        assertThat(answer.out()).isEqualTo("no\n");
        assertThat(answer.err()).startsWith("assay: quality.gate: Too many rows are bad. See quarantine. Log: ");
    }

    @Test
    @Fault("X08")
    void anUnexpectedExceptionIsOneLineAndItsTraceIsInTheLog() throws IOException {
        Cli failing = new Cli(folder, new RecordedOperations(() -> {
            throw new IllegalStateException("a\nb\u001b[31m");
        }));

        Cli.Answer answer = failing.run("run", "--as-of", "2026-07-01");

        assertThat(answer.code()).isEqualTo(70);
        assertThat(answer.errors()).hasSize(1);
        assertThat(answer.err()).startsWith("assay: internal: IllegalStateException: a. Send the log file");
        String log = answer.err().strip().replaceFirst(".* Log: ", "");
        assertThat(Files.readString(Path.of(log))).contains("IllegalStateException", "\tat io.assay");
    }

    @Test
    @Fault("S01")
    void surroundingsThatFailAreNamed() {
        assertThat(Failures.of(new RuntimeException(new IOException("No space left on device")))
                        .code())
                .isEqualTo("storage.full");
        assertThat(Failures.of(new RuntimeException(new IOException("Read-only file system")))
                        .code())
                .isEqualTo("storage.denied");
        assertThat(Failures.of(new RuntimeException(new OutOfMemoryError("heap"))))
                .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(2))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("memory.exhausted"))
                .satisfies(failure -> assertThat(failure.fix()).contains("ASSAY_HEAP"));
        assertThat(Failures.of(new IllegalStateException("Cannot call methods on a stopped SparkContext.")))
                .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(7))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("spark.stopped"))
                .satisfies(failure -> assertThat(failure.fix()).contains("spark.master"));
        assertThat(Failures.of(new RuntimeException(new IOException("[DELTA_CANNOT_CREATE_LOG_PATH] file:/proc/x")))
                        .code())
                .isEqualTo("storage.no-folder");
        assertThat(Failures.of(new RuntimeException(new Failure(ErrorCode.INPUT_RATES, "y", "z")))
                        .exitCode())
                .isEqualTo(3);
    }

    private Cli cli() {
        return new Cli(folder, operations);
    }

    private static String[] words(String line) {
        return line == null || line.isBlank() ? new String[0] : line.strip().split(" +");
    }
}
