package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.PublicationCheck;
import io.assay.jobs.store.Warehouse;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyJobTest {
    @TempDir
    static Path folder;

    @BeforeAll
    void publish() {
        Shop.with(folder, 30, 21).run(Shop.AS_OF);
        LocalSpark.session().sparkContext().hadoopConfiguration().set("parquet.page.verify-checksum.enabled", "true");
    }

    @Test
    @Fault("C27")
    void aSoundWarehouseHasNoFindings() throws IOException {
        assertThat(findings(copy("sound"))).isEmpty();
    }

    @Test
    @Fault({"S03", "S04"})
    void aDeletedLastCommitIsFound() throws IOException {
        Path copy = copy("deleted");
        Files.delete(last(copy.resolve("customer_segment/_delta_log"), ".json"));

        assertThat(findings(copy)).anySatisfy(found -> assertThat(found.table()).isEqualTo("customer_segment"));
    }

    @Test
    @Fault("S03")
    void aDeletedPublicationIsFound() throws IOException {
        Path copy = copy("unpublished");
        Files.delete(last(copy.resolve("run_manifest/_delta_log"), ".json"));

        assertThat(findings(copy))
                .anySatisfy(found -> assertThat(found.sentence()).contains("commits are missing"));
    }

    @Test
    @Fault("S03")
    void aTruncatedLogIsFound() throws IOException {
        Path copy = copy("truncated");
        Path commit = last(copy.resolve("customer_day/_delta_log"), ".json");
        try (RandomAccessFile file = new RandomAccessFile(commit.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }

        assertThat(findings(copy)).anySatisfy(found -> assertThat(found.table()).isEqualTo("customer_day"));
    }

    @Test
    @Fault("S07")
    void aFlippedBitIsFound() throws IOException {
        Path copy = copy("flipped");
        Path data = largest(copy.resolve("customer_segment"));
        try (RandomAccessFile file = new RandomAccessFile(data.toFile(), "rw")) {
            long place = 500;
            file.seek(place);
            int value = file.read();
            file.seek(place);
            file.write(value ^ 0x10);
        }

        assertThat(findings(copy)).anySatisfy(found -> assertThat(found.table()).isEqualTo("customer_segment"));
    }

    @Test
    @Fault({"C27", "X18"})
    void aChangedCountOfCustomersIsFound() throws IOException {
        Path copy = copy("changed");
        LocalSpark.session().sql("update delta.`" + copy.resolve("run_manifest") + "` set customers = customers + 1");

        assertThat(findings(copy))
                .extracting(PublicationCheck.Finding::sentence)
                .containsExactly("says 31 customers, but customer_segment was published with 30 rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer_segment", "run_manifest"})
    void aTableOfANewerDeltaIsNoDamage(String table) throws IOException {
        Path copy = copy("newer-" + table);
        Path last = last(copy.resolve(table + "/_delta_log"), ".json");
        long version = Long.parseLong(last.getFileName().toString().replace(".json", ""));
        Files.writeString(
                last.resolveSibling("%020d.json".formatted(version + 1)),
                "{'protocol':{'minReaderVersion':3,'minWriterVersion':7,'readerFeatures':['later'],'writerFeatures':['later']}}"
                        .replace('\'', '"'));

        assertThatThrownBy(() -> findings(copy)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo("storage.newer-delta");
            assertThat(failure.exitCode()).isEqualTo(2);
        });
    }

    private static List<PublicationCheck.Finding> findings(Path warehouse) {
        DeltaLog.clearCache();
        return new VerifyJob(Warehouse.at(LocalSpark.session(), warehouse.toString()))
                .run(Optional.empty())
                .findings();
    }

    private static Path copy(String name) throws IOException {
        Path copy = folder.resolve(name);
        FileUtils.copyDirectory(folder.resolve("warehouse").toFile(), copy.toFile());
        // checksums of the local file system would find the damage before we do
        try (Stream<Path> files = Files.walk(copy)) {
            files.filter(file -> file.toString().endsWith(".crc")
                            && file.getFileName().toString().startsWith("."))
                    .forEach(file -> file.toFile().delete());
        }
        return copy;
    }

    private static Path last(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private static Path largest(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet")
                            && !file.toString().contains("_delta_log"))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }
}
