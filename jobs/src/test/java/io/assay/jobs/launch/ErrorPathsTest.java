package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a new user may get wrong, and what the program says about it: one line with the fix, the right exit code, and
 * nothing done. Mistakes in words of the command line stand in {@link LauncherTest}, those that only a run finds in
 * {@code RunErrorPathsTest}, and those of the machine in {@code MachineErrorPathsTest}.
 */
class ErrorPathsTest {
    @TempDir
    Path folder;

    private final RecordedOperations operations = new RecordedOperations();

    @BeforeEach
    void writeFiles() throws IOException {
        OneFileShop.in(folder);
        Files.writeString(folder.resolve("empty.yaml"), "");
        Files.writeString(folder.resolve("text.yaml"), "hello");
        Files.writeString(folder.resolve("latin.yaml"), "currency: EUR # \u00e9\n", StandardCharsets.ISO_8859_1);
        Files.writeString(folder.resolve("page.pdf"), "%PDF-1.4\n1 0 obj\n");
        Files.createDirectories(folder.resolve("hollow"));
    }

    /** A configuration with a mistake: the first text is replaced by the second, or appended where there is none. */
    @ParameterizedTest(name = "{0}{1}")
    @Fault({"C01", "C09", "C10"})
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "currency:      | curency:                         | config.unknown-key   | Did you mean currency?",
                "currency:      | Currency:                        | config.unknown-key   | Did you mean currency?",
                "format:        | fromat:                          | config.unknown-key   | Did you mean format?",
                "customer: id   | custmer: id                      | config.unknown-key   | Did you mean customer?",
                "''             | 'levels: 4'                      | config.unknown-key   | Write it under scores.",
                "''             | 'scores: {levles: 4}'            | config.unknown-key   | Did you mean levels?",
                "'    format'   | '   format'                      | config.syntax        | Check indentation",
                "'    format'   | '\tformat'                       | config.syntax        | Check indentation",
                "'    path: a.csv' | '    path: *.csv'             | config.syntax        | quote values that begin with a special",
                "'name: shop'   | 'name: \"shop'                   | config.syntax        | quote values",
                "''             | 'currency: USD'                  | config.duplicate-key | Remove one.",
                "'format: csv'  | 'format: xlsx'                   | config.unknown-value | Use one of: csv, json, parquet, delta, jdbc.",
                "''             | 'scores: {method: quantil}'      | config.unknown-value | Did you mean quantile?",
                "''             | 'scores: {levels: \"4\"}'        | config.wrong-type    | without quotes",
                "''             | 'scores: {levels: five}'         | config.wrong-type    | Write digits alone",
                "''             | 'scores: {levels: 4.5}'          | config.wrong-type    | Write digits alone",
                "''             | 'features: {include_inactive: yes}' | config.wrong-type | Write true or false.",
                "''             | 'features: {windows: 365d}'      | config.wrong-type    | Begin each entry with '- '",
                "''             | 'features: {windows: [-30d]}'    | config.unknown-value | Write days as 365d, or all.",
                "''             | 'features: {windows: [0d]}'      | config.unknown-value | Write days as 365d, or all.",
                "''             | 'features: {windows: [90d, 90d]}' | config.conflict     | Remove one.",
                "EUR            | Euro                             | config.unknown-value | Write a code such as EUR, USD or CNY.",
                "EUR            | eur                              | config.unknown-value | Write EUR.",
                "''             | 'zone: Europe/Londn'             | config.unknown-value | Did you mean Europe/London?",
                "''             | 'gates: {quarantine_fail: 50}'   | config.out-of-range  | Write 0 to 1.",
                "''             | 'scores: {weights: [0.5, 0.5]}'  | config.conflict      | Write three: R, F, M.",
                "''             | 'scores: {weights: [-1, 1, 1]}'  | config.out-of-range  | Write weights from 0 to 1.",
                "''             | 'scores: {method: fixed, frequency_thresholds: [6, 3, 2, 10]}' | config.conflict | from worst to best",
                "''             | '    delimiter: comma'           | config.wrong-type    | Write one character, in quotes.",
                "''             | '    encoding: latin9x'          | config.unknown-value | Use one of: UTF-8",
                "''             | '    time_format: YYYY-MM-DD'    | config.unknown-value | Write yyyy for the year.",
                "''             | '    decimal: \"..\"'            | config.wrong-type    | Write one character",
                "'path: a.csv'  | 'path: s4://bucket/a.csv'        | config.scheme        | Use a plain path",
                "'path: a.csv'  | 'path: ${DATA}/a.csv'            | config.unknown-value | Write the path itself, or give it with --set.",
                "'path: a.csv'  | 'path: [a.csv, b.csv]'           | config.wrong-type    | Write one value.",
                "'path: a.csv'  | 'path: b.csv'                    | input.missing        | Correct the path.",
                "'path: a.csv'  | 'path: data/*.csv'               | input.missing        | Correct the path.",
                "'path: a.csv'  | 'path: hollow'                   | input.missing        | Correct the path.",
                "'time: day'    | 'time: date'                     | config.unknown-column | Use one of: id, day, price, pieces.",
                "'time: day'    | 'time: dya'                      | config.unknown-column | Did you mean day?",
                "''             | '    delimiter: ;'               | config.unknown-column | Use one of: id,day,price,pieces.",
                "''             | 'rates: none.csv'                | input.missing        | Correct the path.",
                "''             | 'packs: [./none.yaml]'           | config.missing-file  | Create it, or name another file.",
                "''             | 'packs: [./hollow]'              | config.unreadable    | Name a YAML file.",
                "''             | 'packs: [./empty.yaml]'          | pack.missing-key     | Begin with a built-in pack of conf/models",
                "''             | 'packs: [./text.yaml]'           | pack.wrong-type      | Write keys and values",
                "''             | 'packs: [matrix-marcus, matrix-marcus]' | config.conflict | Remove one.",
            })
    void aMistakeInTheConfigurationIsOneLineWithTheFix(String right, String wrong, String code, String fix)
            throws IOException {
        Path file = folder.resolve("assay.yaml");
        String config = OneFileShop.CONFIG;
        assertThat(config).contains(right);
        Files.writeString(file, right.isEmpty() ? config + wrong + "\n" : config.replace(right, wrong));

        Cli.Answer answer = new Cli(folder, operations).run("validate");

        requireOneLine(answer, code, fix);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run 2026-07-01                         | usage.unexpected-argument | --as-of 2026-07-01",
                "run --as-of 01.07.2026                 | config.wrong-type    | Write an existing day as YYYY-MM-DD.",
                "run --as-of 2026-02-30                 | config.wrong-type    | Write an existing day as YYYY-MM-DD.",
                "run --as-of 2027-01-01                 | usage.future-as-of   | Give an as-of date whose days are over.",
                "validate --config latin.yaml           | config.unreadable    | Save it as UTF-8.",
                "validate --config a.csv                | config.wrong-type    | Begin with keys such as currency: EUR.",
                "validate --config empty.yaml           | config.missing-key   | Add it: Currency of all results",
                "validate --set scores.levels           | config.set           | Write key=value",
                "validate --set sources.3.path=x        | config.set           | Use a position from 0 to 1.",
                "validate --set sources.shop.path=x     | config.set           | Use a position from 0 to 1.",
                "explain --customer=                    | usage.bad-value      | Write a customer id.",
                "status --warehouse=                    | config.missing-value | Write a path.",
                "status --warehouse=http://x            | config.scheme        | Use a plain path",
                "init --from none                       | init.exists          | Add --force, or name another --out.",
                "init --from none --out b.yaml          | input.missing        | Name files, a folder, or a pattern in quotes.",
                "init --from hollow --out b.yaml        | input.missing        | Name files, a folder, or a pattern in quotes.",
                "init --from page.pdf --out b.yaml      | input.format         | Save its table as csv.",
                "init --from a.csv --out hollow         | file.unusable        | Name a file such as assay.yaml.",
                "init --from a.csv --out hollow --force | file.unusable        | Name a file such as assay.yaml.",
                "init --from a.csv --out a.csv/b.yaml   | file.unusable        | Check the path",
                "completion fish                        | usage.bad-value      | See assay completion --help.",
            })
    void aMistakeInTheCommandLineIsOneLineWithTheFix(String line, String code, String fix) throws IOException {
        Cli.Answer answer = new Cli(folder, operations).run(line.split(" +"));

        requireOneLine(answer, code, fix);
        assertThat(folder.resolve("b.yaml")).doesNotExist();
        assertThat(folder.resolve("hollow")).isEmptyDirectory();
    }

    private void requireOneLine(Cli.Answer answer, String code, String fix) {
        assertThat(answer.err())
                .startsWith("assay: " + code + ": ")
                .contains(fix)
                .contains(" Log: ");
        assertThat(answer.errors()).hasSize(1);
        assertThat(answer.err()).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(answer.code()).isEqualTo(code.startsWith("input.") ? 3 : 2);
        assertThat(operations.requests).isEmpty();
    }
}
