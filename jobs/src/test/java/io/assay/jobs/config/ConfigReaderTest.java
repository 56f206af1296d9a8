package io.assay.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.feature.CustomerFeatures;
import io.assay.testkit.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
    private static final String MINIMAL = """
            currency: EUR
            sources:
              - name: shop
                format: csv
                path: data/*.csv
                columns: {customer: id, time: day, amount: value}
            """;

    @TempDir
    Path folder;

    @Test
    void whatIsNotWrittenHasItsDefault() {
        EffectiveConfig config = read(MINIMAL);

        assertThat(config.config().zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(config.config().scores().levels()).isEqualTo(5);
        assertThat(config.config().ingest().nullWords()).contains("", "n/a");
        assertThat(config.config().features().visit()).isEqualTo(CustomerFeatures.Visit.DAY);
        assertThat(config.config().sources().get(0).jdbc()).isEmpty();
        assertThat(config.origin("scores.levels")).contains("default");
    }

    @Test
    void pathsOfAFileStartAtItsFolder() throws IOException {
        Files.createDirectories(folder.resolve("etc"));
        Files.writeString(
                folder.resolve("etc/a.yaml"), MINIMAL + "rates: fx.csv\npacks: [mine.yaml, rfm-named-grid]\n");

        AssayConfig config = reading(List.of("etc/a.yaml"), List.of()).config();

        assertThat(config.sources().get(0).path()).contains(folder + "/etc/data/*.csv");
        assertThat(config.rates()).contains(folder.resolve("etc/fx.csv"));
        assertThat(config.packs()).containsExactly(folder + "/etc/mine.yaml", "rfm-named-grid");
    }

    @Test
    @Fault("C09")
    void laterWinsAndTheOriginSaysSo() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), MINIMAL + "scores: {levels: 4, nesting: nested}\n");
        Files.writeString(folder.resolve("b.yaml"), "scores:\n  levels: 3\n");

        EffectiveConfig config = ConfigReader.read(new ConfigRequest(
                List.of("a.yaml", "b.yaml"),
                List.of("scores.ties=dense", "sources.0.path=/x/y.csv"),
                Optional.of("2026-07-01"),
                Optional.of("out"),
                folder));

        assertThat(config.config().scores().levels()).isEqualTo(3);
        assertThat(config.config().asOf()).contains(LocalDate.of(2026, 7, 1));
        assertThat(config.config().sources().get(0).path()).contains("/x/y.csv");
        assertThat(List.of("scores.levels", "scores.nesting", "scores.ties", "as_of", "warehouse"))
                .map(key -> config.origin(key).orElseThrow())
                .containsExactly("b.yaml:2", "a.yaml:7", "--set", "--as-of", "--warehouse");
    }

    @Test
    @Fault("C01")
    void everyProblemIsToldAtOnceWithLineKeyValueAndFix() {
        List<String> problems = problems("""
                currency: eur
                curency: EUR
                levels: 4
                zone: Europe/Berln
                sources:
                  - name: shop
                    format: csvv
                    path: a.csv
                    columns: {customer: id, time: day}
                scores:
                  levels: 99
                  ties: avrage
                  weights: 0.5
                  within_peer_groups: no
                features: {active_days: "30", trend_months: 010}
                clusters: [2, 3]
                """);

        assertThat(problems)
                .containsExactly(
                        "t.yaml:2: curency = EUR is no setting. Did you mean currency?",
                        "t.yaml:3: levels = 4 is no setting. Write it under scores.",
                        "t.yaml:4: zone = Europe/Berln is no time zone. Did you mean Europe/Berlin?",
                        "t.yaml:7: sources.0.format = csvv is no choice here. Did you mean csv?",
                        "t.yaml:9: sources.0.columns.amount is missing. Add it: Signed amount, for example Quantity *"
                                + " UnitPrice.",
                        "t.yaml:15: features.active_days = 30 is no whole number. Write digits alone, such as 1000,"
                                + " without quotes or leading zeros.",
                        "t.yaml:15: features.trend_months = 010 is no whole number. Write digits alone, such as 1000,"
                                + " without quotes or leading zeros.",
                        "t.yaml:11: scores.levels = 99 is out of range. Write 2 to 10.",
                        "t.yaml:12: scores.ties = avrage is no choice here. Did you mean average?",
                        "t.yaml:14: scores.within_peer_groups = no is neither true nor false. Write true or false.",
                        "t.yaml:13: scores.weights = 0.5 is no list. Begin each entry with '- ', or write [a, b].",
                        "t.yaml:16: clusters = [2, 3] is no group of settings. Write keys below it, such as enabled:"
                                + " ...",
                        "t.yaml:1: currency = eur is no ISO 4217 currency. Write EUR.");
    }

    @ParameterizedTest
    @Fault({"C02", "C03", "C05", "C07"})
    @CsvSource(
            delimiter = '|',
            value = {
                "scores.weights=[0.5, 0.5, 0.1]         | adds up to 1.1",
                "scores.weights=[1.5, -0.5, 0]          | negative weight",
                "scores.weights=[.nan, 0.5, 0.5]        | is no number",
                "scores.weights=[1, 0]                  | Write three",
                "scores.method=fixed;scores.levels=4    | has 4 limits, but 4 levels need 3",
                "scores.method=fixed;scores.recency_thresholds=[1, 2, 3, 4] | does not fall from 1.0 to 2.0",
                "scores.method=fixed;scores.monetary_thresholds=[1, 2, 2, 4] | does not rise from 2.0 to 2.0",
                "clusters.k=1                           | is no clustering",
                "clusters.k=51                          | Write 0 to 50",
                "clusters.smallest_k=9;clusters.largest_k=3 | above largest_k",
                "clusters.seed=1e3                      | no whole number",
                "clusters.seed=0o17                     | no whole number",
                "clusters.seed=99999999999999999999     | too large",
                "features.windows=[365]                 | Write days as 365d",
                "features.windows=[365d, 365d]          | twice",
                "features.windows=[]                    | is empty",
                "gates.quarantine_warn=0.9              | warns later than quarantine_fail",
                "gates.missing_days_warn=5;gates.missing_days_fail=2 | warns later",
                "messages.webhook=env:HOOK              | messages.secret is missing beside the other one",
                "messages.secret=env:KEY                | messages.webhook is missing beside the other one",
                "messages.webhook=https://host/path     | is a secret in plain words",
                "messages.moved_share=20                | Write 0 to 1",
                "ingest.unique_key=[transactoin]        | Did you mean transaction?",
                "ingest.unique_key=[transaction, time]  | which source shop does not map",
                "ingest.earliest=2026-02-30             | is no date",
                "ingest.earliest=2026-01-01;as_of=2026-01-01 | is not before the as-of date 2026-01-01",
                "scores.within_peer_groups=true         | needs peer groups, which no source maps",
                "sources.0.delimiter=;;                 | is not one character",
                "sources.0.delimiter=\\t                | double quotes for a tab",
                "sources.0.quote=,                      | is the delimiter too",
                "sources.0.thousands=.                  | is the decimal sign too",
                "sources.0.header=false                 | List the columns in order",
                "sources.0.names=[a, b]                 | files without a header",
                "sources.0.encoding=UTF8                | Did you mean UTF-8?",
                "sources.0.version=3                    | for delta alone",
                "sources.0.time_format=YYYY-MM-dd       | week-based year",
                "sources.0.time_format=yyyy-mm-dd       | Write M or MM for the month",
                "sources.0.time_format=dd/mm/yyyy HH:MM | has minutes m where its month should be",
                "sources.0.time_format=dd/MM/yyyy HH:MM | Write mm for the minutes",
                "sources.0.time_format=yyyy-MM-dd hh:mm | Write HH",
                "sources.0.time_format=HH:mm            | names no full date",
                "sources.0.time_format=bogus{           | is no pattern",
                "sources.0.format=jdbc                  | does not go with jdbc",
                "sources.0.jdbc={url: jdbc:x, table: t} | does not go with format csv",
                "sources.1={name: shop, format: csv, path: b, columns: {customer: a, time: b, amount: c}} | two sources named shop",
                "sources.7.path=x                       | Use a position from 0 to 1",
                "sources=[]                             | names no source",
                "currency=ECU1                          | no ISO 4217",
                "packs=[a, a]                           | names a twice",
                "scores                                 | Write key=value",
                "warehouse=                             | has no value",
                "warehouse=t.yaml                       | is a file, or lies below one",
                "warehouse=t.yaml/tables                | Name a folder",
            })
    void mistakesThatNeedMoreThanATypeAreRefused(String sets, String sentence) {
        assertThatThrownBy(() -> readSetting(sets.split(";(?=[a-z])", -1)))
                .isInstanceOfSatisfying(ProblemsFailure.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(2);
                    assertThat(failure.problems()).extracting(Problem::text).anySatisfy(text -> assertThat(text)
                            .contains(sentence.strip()));
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sources=[]              | config.missing-key",
                "warehouse=              | config.missing-value",
                "scores                  | config.set",
                "scores.weights=[1, 0]   | config.conflict",
                "currency=ECU1           | config.unknown-value",
                "sources.0.path=s3a://key:word@bucket/x | config.secret",
            })
    void eachKindOfMistakeHasItsCode(String set, String code) {
        assertThatThrownBy(() -> readSetting(set))
                .isInstanceOfSatisfying(ProblemsFailure.class, failure -> assertThat(failure.code())
                        .isEqualTo(code))
                .hasMessageContaining("--set");
    }

    @ParameterizedTest
    @Fault("X03")
    @CsvSource({
        "http://evil/x",
        "https://evil/x",
        "jar:file:/x.jar!/a",
        "ftp://h/x",
        "data:text/plain",
        "har:///x",
        "ldap://h/x",
        "HTTP://evil/x"
    })
    void onlyStorageCanBeReadAndWritten(String address) {
        assertThatThrownBy(() -> readSetting("sources.0.path=" + address)).hasMessageContaining("is no storage");
        assertThatThrownBy(() -> readSetting("warehouse=" + address)).hasMessageContaining("is no storage");
    }

    @ParameterizedTest
    @Fault("C11")
    @CsvSource({"data", "data/", "data/../data", "data/below", ".", "./x/.."})
    void resultsStayApartFromInput(String warehouse) {
        assertThatThrownBy(() -> readSetting(
                        "warehouse=" + warehouse,
                        "sources.0.path=data/2026/*.csv",
                        "sources.1="
                                + "{name: b, format: csv, path: data, columns: {customer: a, time: b, amount: c}}"))
                .hasMessageContaining("equal to, inside or around the path");
    }

    @ParameterizedTest
    @Fault("C11")
    @CsvSource(
            delimiter = '|',
            value = {
                "tables      | *.csv                | false",
                "tables      | days/*/*.csv         | false",
                "tables      | tables/input/*.csv   | false",
                "tables      | *                    | true",
                "tables      | t*                   | true",
                "tables      | {a,tables}           | true",
                "tables      | {a/b,c}              | true",
                "tables/july | */2026               | false",
                "tables/july | */j*                 | true",
                "tables      | */input/x.csv        | false",
                "tables      | */july/x.csv         | true",
            })
    void aPatternIsAsWideAsWhatItMatches(String warehouse, String pattern, boolean meet) {
        String source = "sources.0.path='" + pattern + "'";

        if (meet) {
            assertThatThrownBy(() -> readSetting("warehouse=" + warehouse, source))
                    .hasMessageContaining("equal to, inside or around the path");
        } else {
            assertThatCode(() -> readSetting("warehouse=" + warehouse, source)).doesNotThrowAnyException();
        }
    }

    @Test
    @Fault("C11")
    void aDeltaTableIsNoWarehouse() throws IOException {
        Files.createDirectories(folder.resolve("table/_delta_log"));

        assertThatThrownBy(() -> readSetting("warehouse=table")).hasMessageContaining("is a Delta table itself");
    }

    @Test
    @Fault({"X01", "X02"})
    void secretsAreReferencesAndNeverShown() {
        String jdbc = MINIMAL.replace("path: data/*.csv", "jdbc: {url: 'U', table: t, user: 'env:U', password: 'P'}")
                .replace("format: csv", "format: jdbc");

        List<String> plain = problems(jdbc.replace("'P'", "CANARY-9f").replace("'U'", "jdbc:x"));
        List<String> inUrl = problems(jdbc.replace("'P'", "env:P").replace("'U'", "'jdbc:x://h/d?password=CANARY-9f'"));
        List<String> inUser = problems(jdbc.replace("'P'", "env:P").replace("'U'", "'jdbc:x://me:CANARY-9f@h/d'"));
        List<String> inPath = problems(MINIMAL.replace("data/*.csv", "s3a://key:CANARY-9f@bucket/x"));
        EffectiveConfig good = read(jdbc.replace("'P'", "env:CANARY").replace("'U'", "jdbc:x://h/d"));

        assertThat(List.of(plain, inUrl, inUser, inPath)).allSatisfy(problems -> assertThat(problems)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).contains("********").doesNotContain("CANARY")));
        assertThat(good.settings()).map(EffectiveSetting::shown).doesNotContain("env:CANARY");
    }

    @Test
    void aMissingFileSaysWhichOne() {
        assertThatThrownBy(() -> reading(List.of("none.yaml"), List.of()))
                .isInstanceOfSatisfying(ProblemsFailure.class, failure -> assertThat(failure.problems())
                        .extracting(Problem::text)
                        .containsExactly("none.yaml: does not exist. Create it, or name another file."));
    }

    private EffectiveConfig readSetting(String... sets) {
        return write(MINIMAL, () -> reading(List.of("t.yaml"), Arrays.asList(sets)));
    }

    private EffectiveConfig read(String text) {
        return write(text, () -> reading(List.of("t.yaml"), List.of()));
    }

    private List<String> problems(String text) {
        Problems problems = new Problems();
        return write(text, () -> {
            ConfigReader.read(
                    new ConfigRequest(List.of("t.yaml"), List.of(), Optional.empty(), Optional.empty(), folder),
                    problems);
            return problems.all().stream().map(Problem::text).toList();
        });
    }

    private EffectiveConfig reading(List<String> files, List<String> sets) {
        return ConfigReader.read(new ConfigRequest(files, sets, Optional.empty(), Optional.empty(), folder));
    }

    private <T> T write(String text, Supplier<T> then) {
        try {
            Files.writeString(folder.resolve("t.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return then.get();
    }
}
