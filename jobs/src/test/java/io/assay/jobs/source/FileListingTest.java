package io.assay.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileListingTest {
    @ParameterizedTest
    @CsvSource({
        "in, in/_day=1/a.csv, 1",
        "in, in/_tmp/a.csv, 0",
        "in, in/.old/a.csv, 0",
        "in/*, in/_tmp/a.csv, 1",
        "in/*/*.csv, in/_tmp/a.csv, 1",
        "in/*, in/b/_a.csv, 0",
        "in/_a.csv, in/_a.csv, 1",
    })
    void namesHiddenInAFolderAreLeftOut(String path, String file, int found, @TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), "id,day,amount\n");
        InputFolder input = new InputFolder(root).path(path);

        assertThat(new FileListing(new Configuration())
                        .pins(input.config().sources().get(0)))
                .hasSize(found);
    }

    @ParameterizedTest
    @CsvSource({"in", "in/*.csv"})
    void aLinkWithoutItsFileIsAMissingFile(String path, @TempDir Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("in"));
        Files.writeString(folder.resolve("a.csv"), "id,day,amount\n");
        Files.createSymbolicLink(folder.resolve("b.csv"), root.resolve("gone.csv"));
        InputFolder input = new InputFolder(root).path(path);

        assertThatThrownBy(() -> new FileListing(new Configuration())
                        .pins(input.config().sources().get(0)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("input.broken-link"))
                .hasMessageContaining("b.csv is a link to")
                .hasMessageContaining("gone.csv, which is not there");
    }
}
