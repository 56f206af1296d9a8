package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.assay.jobs.config.Packs;
import io.assay.jobs.config.SettingSchema;
import io.assay.jobs.text.Json;
import io.assay.jobs.text.Language;
import io.assay.table.AllTables;
import io.assay.table.TableSpec;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {
    /** Shapes of rows on their way; no table below a warehouse. */
    private static final Set<String> ON_THE_WAY =
            Set.of("GeneratedTable", "CandidateTable", "JudgedTable", "RateTable", "AllTables");

    private static final Path ROOT = Path.of(System.getProperty("assay.root", ".."));

    @Test
    void theSettingReferenceIsUpToDate() throws IOException {
        assertThat(Files.readString(ROOT.resolve("conf/reference.md")))
                .as("renew with: bin/assay config --reference > conf/reference.md")
                .isEqualTo(SettingReference.markdown() + "\n");
    }

    @Test
    void theDataDictionaryIsUpToDate() throws IOException {
        assertThat(Files.readString(ROOT.resolve("lib/data-dictionary.md")))
                .as("renew with: bin/assay dictionary > lib/data-dictionary.md")
                .isEqualTo(Dictionary.markdown(Language.EN) + "\n");
    }

    @Test
    void theChineseDataDictionaryIsUpToDate() throws IOException {
        assertThat(Files.readString(ROOT.resolve("lib/data-dictionary.zh-CN.md")))
                .as("renew with: bin/assay dictionary --lang zh > lib/data-dictionary.zh-CN.md")
                .isEqualTo(Dictionary.markdown(Language.ZH) + "\n");
    }

    @ParameterizedTest
    @CsvSource({"EN, docs/errors.md, bin/assay errors", "ZH, docs/errors.zh-CN.md, bin/assay errors --lang zh"})
    void thePagesOfErrorsAreUpToDate(Language language, String file, String command) throws IOException {
        assertThat(Files.readString(ROOT.resolve(file)))
                .as("renew with: " + command + " > " + file)
                .isEqualTo(ErrorPage.in(language).markdown() + "\n");
    }

    @Test
    void theJsonSchemasAreUpToDate() throws IOException {
        assertThat(Files.readString(ROOT.resolve("conf/assay.schema.json")))
                .as("renew with: bin/assay config --schema > conf/assay.schema.json")
                .isEqualTo(Json.indented(SettingSchema.document()) + "\n");
        assertThat(Files.readString(ROOT.resolve("conf/models/pack.schema.json")))
                .as("renew with: bin/assay config --pack-schema > conf/models/pack.schema.json")
                .isEqualTo(Json.indented(Packs.schema()) + "\n");
    }

    @Test
    void everyDeclaredTableIsInTheDictionary() {
        List<TableSpec> declared = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.assay.table").stream()
                        .filter(type -> !ON_THE_WAY.contains(type.getSimpleName()))
                        .filter(type -> !type.getSimpleName().endsWith("Steps"))
                        .flatMap(type -> List.of(type.reflect().getDeclaredFields()).stream())
                        .filter(field -> field.getType() == TableSpec.class && Modifier.isStatic(field.getModifiers()))
                        .map(ReferencesTest::value)
                        .toList();

        assertThat(declared).isNotEmpty();
        assertThat(AllTables.SPECS).containsAll(declared);
    }

    private static TableSpec value(Field field) {
        try {
            return (TableSpec) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError("A table must be public: " + field, e);
        }
    }
}
