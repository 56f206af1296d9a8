package io.assay.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import io.assay.rule.Pack;
import io.assay.rule.PackRules;
import io.assay.table.ColumnSpec;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.ScoreColumns;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PacksTest {
    private static final Collection<ColumnSpec> COLUMNS = Stream.of(
                    CustomerFeatureTable.WINDOWED,
                    CustomerFeatureTable.LASTING,
                    CustomerFeatureTable.MONTHLY,
                    ScoreColumns.SCORES)
            .flatMap(List::stream)
            .toList();

    static List<String> builtIn() {
        return Packs.builtIn();
    }

    @Test
    void eightPacksAreBuiltIn() {
        assertThat(Packs.builtIn())
                .contains(
                        "rfm-named-grid",
                        "rfm-eight-segments",
                        "rfm-eight-segments-scores",
                        "tier-abc-pareto",
                        "tier-pyramid-vip",
                        "matrix-marcus",
                        "class-purchase-status",
                        "value-risk");
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void everyBuiltInPackIsSoundAndNamedAfterItsFile(String id) {
        Problems problems = new Problems();

        List<Pack> packs = Packs.read(List.of(id), COLUMNS, problems);

        assertThat(problems.all()).isEmpty();
        assertThat(packs.get(0).info().id()).isEqualTo(id);
        assertThat(new PackRules(packs.get(0), 5).pack().segments()).isNotEmpty();
    }

    @Test
    void packsOfOneRunWriteDifferentColumns() {
        Problems problems = new Problems();

        Packs.read(Packs.builtIn(), COLUMNS, problems);

        assertThat(problems.all()).isEmpty();
    }

    @Test
    void anUnknownPackIsMetWithTheNearest() {
        Problems problems = new Problems();

        Packs.read("rfm-name-grid", problems);

        assertThat(problems.all()).hasSize(1);
        assertThat(problems.all().get(0).text()).contains("is no built-in pack. Did you mean rfm-named-grid?");
    }

    @Test
    void aDamagedInstallationIsNamed(@TempDir Path folder) throws Exception {
        URL gone = new URL("jar:" + folder.resolve("gone.jar").toUri() + "!/models");
        InputStream broken = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw new IOException("no such sector");
            }
        };

        assertThatThrownBy(() -> Packs.ids(gone))
                .isInstanceOfSatisfying(Failure.class, PacksTest::asksToInstallAgain)
                .hasMessageStartingWith("Cannot list the built-in packs in jar:file:");
        assertThatThrownBy(() -> Packs.text("abc", broken))
                .isInstanceOfSatisfying(Failure.class, PacksTest::asksToInstallAgain)
                .hasMessage("Cannot read the built-in pack abc: no such sector");
    }

    private static void asksToInstallAgain(Failure failure) {
        assertThat(failure.code()).isEqualTo("pack.built-in");
        assertThat(failure.exitCode()).isEqualTo(70);
        assertThat(failure.fix()).isEqualTo("Install the program again; its files are damaged");
    }

    @Test
    void aHoleNamesItsCellsAndLine(@TempDir Path folder) throws Exception {
        assertThat(problemsOf(
                        folder, text("rfm-eight-segments").replaceFirst("(?m)^  - \\{segment: general_keep.*\\R", "")))
                .anyMatch(text -> text.startsWith("pack.invalid: ")
                        && text.contains("my.yaml:")
                        && text.contains("rules leave 1 cells without a segment: "
                                + "(recency=low, frequency=high, monetary=low)"))
                .anyMatch(text -> text.contains("segments.general_keep is reached by no rule"));
    }

    @Test
    void anOverlapNamesRulesAndCells(@TempDir Path folder) throws Exception {
        assertThat(problemsOf(folder, text("tier-abc-pareto").replace("monetary: rest}", "monetary: [rest, next]}")))
                .singleElement()
                .asString()
                .contains("overlap: rules 2 (B) and 3 (C) both hold for (monetary=next), but match is exactly-one");
    }

    @Test
    void unknownNamesAreMetWithTheNearest(@TempDir Path folder) throws Exception {
        String wrong = text("rfm-eight-segments")
                .replaceFirst(
                        "segment: important_keep, when: \\{recency: low", "segment: importnt_keep, when: {recensy: lo")
                .replaceFirst("monetary: low\\}\\}", "monetary: lwo}}");

        assertThat(problemsOf(folder, wrong))
                .anyMatch(
                        text -> text.contains("names the unknown segment importnt_keep. Did you mean important_keep?"))
                .anyMatch(text -> text.contains("names the unknown axis recensy. Did you mean recency?"))
                .anyMatch(text -> text.contains("names the unknown level lwo. Did you mean low?"));
    }

    @Test
    void wrongKeysAndCutsAreFoundTogether(@TempDir Path folder) throws Exception {
        String wrong = text("tier-pyramid-vip")
                .replace("advice:", "advise:")
                .replace("better: higher", "better: hihger")
                .replace("mean_multiples:", "mean_multiple:");

        assertThat(problemsOf(folder, wrong))
                .anyMatch(text -> text.startsWith("pack.unknown-key: ")
                        && text.contains("segments.vip.advise")
                        && text.contains("Did you mean advice?"))
                .anyMatch(text ->
                        text.startsWith("pack.missing-key: ") && text.contains("segments.small.advice is missing"))
                .anyMatch(text ->
                        text.startsWith("pack.wrong-type: ") && text.contains("is no direction. Did you mean higher?"))
                .anyMatch(text -> text.contains("Did you mean mean_multiples?"));
    }

    @Test
    void cutsMustRise(@TempDir Path folder) throws Exception {
        assertThat(problemsOf(folder, text("tier-pyramid-vip").replace("[1, 2, 4]", "[1, 4, 2]")))
                .singleElement()
                .asString()
                .contains("multiples [1, 4, 2] must rise, because higher is better");
    }

    @Test
    void anUnknownColumnIsMetWithTheNearest(@TempDir Path folder) throws Exception {
        assertThat(problemsOf(folder, text("matrix-marcus").replace("column: frequency", "column: frequncy")))
                .singleElement()
                .asString()
                .startsWith("pack.unknown-column: ")
                .contains(
                        "my.yaml:18: axes.frequency.column = frequncy is no column of customers. Did you mean frequency?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "column: frequency, | column: trend_class, | my.yaml:18: axes.frequency.column = trend_class is text",
                "column: frequency, better: higher, cut: mean, levels: | column: is_active, values: | my.yaml:18: axes.frequency.column = is_active is no text",
                "known: [avg_amount] | known: [avg_amuont] | my.yaml:12: known.0 = avg_amuont is no column of customers. Did you mean avg_amount?",
                "known: | learn_from: frequency;known: | my.yaml:12: learn_from = frequency is neither true nor false",
                "column: marcus_quadrant | column: monetary | my.yaml:9: column = monetary adds monetary, a column of customers",
            })
    void whatDoesNotFitTheColumnsOfCustomersIsRefused(String sound, String wrong, String problem, @TempDir Path folder)
            throws Exception {
        String text = text("matrix-marcus").replace(sound, wrong.replace(";", "\n"));

        assertThat(problemsOf(folder, text)).singleElement().asString().contains(problem);
    }

    @Test
    void twoPacksForOneColumnAreRefused(@TempDir Path folder) throws Exception {
        Path copy = Files.writeString(folder.resolve("my.yaml"), text("matrix-marcus"));
        Problems problems = new Problems();

        Packs.read(List.of("matrix-marcus", copy.toString()), COLUMNS, problems);

        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("pack.conflict");
            assertThat(problem.text()).endsWith("is the column of matrix-marcus too. Choose another name.");
        });
    }

    private static String text(String id) throws Exception {
        Path file = Path.of(System.getProperty("assay.root"), "conf", "models", id + ".yaml");
        return Files.readString(file);
    }

    private static List<String> problemsOf(Path folder, String pack) throws Exception {
        Path file = Files.writeString(folder.resolve("my.yaml"), pack);
        Problems problems = new Problems();
        Packs.read(List.of(file.toString()), COLUMNS, problems);
        return problems.all().stream()
                .map(problem -> problem.code() + ": " + problem.text())
                .toList();
    }
}
