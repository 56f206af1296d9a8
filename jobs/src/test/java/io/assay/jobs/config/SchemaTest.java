package io.assay.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.demo.DemoFiles;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.guess.Discovery;
import io.assay.jobs.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schemas that editors use, against what the program itself accepts. */
class SchemaTest {
    private static final SchemaFile SETTINGS = new SchemaFile("conf/assay.schema.json");
    private static final SchemaFile PACKS = new SchemaFile("conf/models/pack.schema.json");

    private static final String EVERYTHING = """
            currency: EUR
            zone: Europe/Berlin
            as_of: 2026-07-01
            rates: rates.csv
            packs: [rfm-named-grid, ./mine.yaml]
            sources:
              - name: shop
                format: csv
                path: data/*.csv
                delimiter: ;
                names: [1, date, true]
                header: false
                time_format: d.M.yyyy
                version: null
                columns: {customer: c, time: t, amount: a * 2, is_return: "startswith(n, 'C')"}
              - name: base
                format: jdbc
                jdbc: {url: 'jdbc:postgresql://h/d', table: t, password: 'env:WORD', partitions: 4}
                columns: {customer: c, time: t, amount: a}
            ingest: {null_words: ['', 0], returns: net, largest_amount: 1e9, customer_drop_zeros: true}
            features:
            scores: {levels: 5, weights: [0.2, 0.3, 0.5], cuts_from: 2026-06-01}
            clusters: {k: 4, seed: -7}
            gates: {quarantine_warn: 0.05}
            """;

    @TempDir
    Path folder;

    static List<Path> packs() throws IOException {
        try (Stream<Path> files = Files.list(SchemaFile.ROOT.resolve("conf/models"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    @Test
    void theExampleOfTheReadmeFits() throws IOException {
        Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(SchemaFile.ROOT.resolve("README.md")));

        assertThat(example.find()).isTrue();
        assertThat(SETTINGS.refusals(example.group(1))).isEmpty();
    }

    @Test
    void whatTheDemoAndInitWriteFits() throws IOException {
        Path orders = Files.writeString(
                folder.resolve("orders.csv"), "customer_id;ordered_at;amount\n7;2026-01-03;12,50\n8;2026-01-04;7,25\n");

        String guessed = new Discovery(List.of(orders.toString()), folder).run().yaml();

        assertThat(guessed).startsWith("# yaml-language-server: $schema=assay.schema.json\n");
        assertThat(SETTINGS.refusals(guessed)).isEmpty();
        assertThat(SETTINGS.refusals(Files.readString(new DemoFiles(folder).configuration())))
                .isEmpty();
    }

    @Test
    void everyKindOfSettingFits() {
        assertThat(SETTINGS.refusals(EVERYTHING)).isEmpty();
    }

    @Test
    void whatTheSchemaRefusesTheProgramRefusesAndKeysTheOtherWayRound() throws IOException {
        for (Object variation : Variations.of(SchemaFile.plain(EVERYTHING))) {
            List<String> refusals = SETTINGS.refusals(variation);
            Set<ErrorCode> found = problems(variation);
            boolean keys = found.contains(ErrorCode.CONFIG_UNKNOWN_KEY);

            assertThat(!refusals.isEmpty() && found.isEmpty())
                    .as("%s refused alone by the schema: %s", variation, refusals)
                    .isFalse();
            assertThat(keys && refusals.isEmpty())
                    .as("%s refused alone by the program: %s", variation, found)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "curency: EUR                    | property 'curency' is not defined",
                "scores: {levels: 11}            | must have a maximum value of 10",
                "scores: {levels: five}          | string found, integer expected",
                "scores: {ties: random}          | does not have a value in the enumeration",
                "gates: {allow_empty: maybe}     | string found, boolean expected",
                "as_of: 2026-02-30               | does not match the date pattern",
                "sources: []                     | must have at least 1 items",
                "features: {windows: 365d}       | string found, array expected",
                "zone: UTC                       | required property 'currency' not found",
            })
    void plantedMistakesAreNamed(String yaml, String message) {
        assertThat(SETTINGS.refusals(yaml))
                .anySatisfy(refusal -> assertThat(refusal).contains(message));
    }

    @Test
    void aSecretInPlainWordsIsRefused() {
        assertThat(SETTINGS.refusals(EVERYTHING.replace("env:WORD", "sesame")))
                .singleElement()
                .asString()
                .contains("does not match the regex pattern");
    }

    @ParameterizedTest
    @MethodSource("packs")
    void everyPackFits(Path pack) throws IOException {
        assertThat(PACKS.refusals(Files.readString(pack))).isEmpty();
    }

    /** Packs that hold each kind of axis and cut. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "value-risk",
                "tier-abc-pareto",
                "matrix-marcus",
                "class-purchase-status",
                "rfm-eight-segments-scores"
            })
    void aMistakeInAPackIsSeenByBothOrNone(String id) throws IOException {
        Path pack = SchemaFile.ROOT.resolve("conf/models").resolve(id + ".yaml");
        for (Object variation : Variations.of(SchemaFile.plain(Files.readString(pack)))) {
            Problems problems = new Problems();
            Yaml.parse("pack", Json.text(variation), problems)
                    .ifPresent(document -> new PackReader(document, problems).read());
            boolean refused = problems.all().stream().anyMatch(problem -> problem.error() != ErrorCode.PACK_INVALID);

            List<String> refusals = PACKS.refusals(variation);
            assertThat(!refusals.isEmpty())
                    .as("%s: %s but %s", variation, refusals, problems.all())
                    .isEqualTo(refused);
        }
    }

    private Set<ErrorCode> problems(Object document) throws IOException {
        Path file = Files.writeString(folder.resolve("assay.yaml"), Json.text(document));
        Problems problems = new Problems();
        ConfigReader.read(
                new ConfigRequest(List.of(file.toString()), List.of(), Optional.empty(), Optional.empty(), folder),
                problems);
        return problems.all().stream().map(Problem::error).collect(Collectors.toSet());
    }
}
