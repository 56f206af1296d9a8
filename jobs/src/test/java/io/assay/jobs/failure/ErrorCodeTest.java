package io.assay.jobs.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.assay.jobs.text.Language;
import io.assay.jobs.text.WordFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
    private static final Path START_SCRIPT = Path.of(System.getProperty("assay.root", ".."), "bin", "assay");

    @Test
    void everyCodeComesUpInTheProgramOrInItsStartScript() throws IOException {
        Set<String> inScript = codesOfTheStartScript();
        Set<String> comingUp = new TreeSet<>(inScript);
        comingUp.addAll(codesOfTheProgram());

        assertThat(inScript).contains("usage.no-java");
        assertThat(comingUp)
                .isEqualTo(Stream.of(ErrorCode.values()).map(ErrorCode::code).collect(Collectors.toSet()));
    }

    @Test
    void theStartScriptExitsAsItsCodesSay() throws IOException {
        Set<String> codes = codesOfTheStartScript();

        assertThat(Files.readString(START_SCRIPT)).containsPattern("fail\\(\\) \\{[^}]*exit 2\n}");
        assertThat(ErrorCode.values())
                .filteredOn(error -> codes.contains(error.code()))
                .extracting(ErrorCode::exit)
                .containsOnly(ExitCode.CONFIGURATION);
    }

    @ParameterizedTest
    @EnumSource
    void aConstantIsNamedAsItsCode(ErrorCode error) {
        assertThat(error.code()).matches("[a-z]+(\\.[a-z]+(-[a-z]+)*)?");
        assertThat(error.code().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .isEqualTo(error.name());
    }

    @ParameterizedTest
    @CsvSource({"EN, .", "ZH, 。"})
    void aLanguageSaysWhatWhyAndFixOfEveryCodeAndNothingElse(Language language, String end) {
        Properties words = words(language);
        Set<String> sentences = Stream.concat(
                        Arrays.stream(ErrorCode.values()).flatMap(error -> Stream.of(".what", ".why", ".fix")
                                .map(error.code()::concat)),
                        Arrays.stream(ExitCode.values()).flatMap(exit -> Stream.of(".meaning", ".advice")
                                .map(("exit." + exit.code())::concat)))
                .collect(Collectors.toSet());

        assertThat(words.stringPropertyNames()).containsAll(sentences);
        assertThat(words.stringPropertyNames())
                .filteredOn(key -> !key.matches("(page|subject)\\..*"))
                .containsExactlyInAnyOrderElementsOf(sentences);
        sentences.forEach(key ->
                assertThat(words.getProperty(key)).as(key).matches("\\S.*\\S").endsWith(end));
    }

    @Test
    void bothLanguagesHaveTheSameTitlesAndLabels() {
        assertThat(words(Language.ZH).stringPropertyNames())
                .isEqualTo(words(Language.EN).stringPropertyNames());
    }

    private static Set<String> codesOfTheStartScript() throws IOException {
        return Pattern.compile("\\bfail ([a-z]+\\.[a-z-]+) ")
                .matcher(Files.readString(START_SCRIPT))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> codesOfTheProgram() {
        JavaClass codes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.assay.jobs")
                .get(ErrorCode.class);
        return Arrays.stream(ErrorCode.values())
                .filter(error -> isUsed(codes.getField(error.name())))
                .map(ErrorCode::code)
                .collect(Collectors.toSet());
    }

    private static boolean isUsed(JavaField constant) {
        return constant.getAccessesToSelf().stream()
                .anyMatch(access -> !access.getOriginOwner().equals(constant.getOwner()));
    }

    private static Properties words(Language language) {
        return WordFile.read(ErrorWords.class, "errors", language);
    }
}
