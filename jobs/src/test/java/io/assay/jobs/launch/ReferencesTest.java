package io.assay.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
