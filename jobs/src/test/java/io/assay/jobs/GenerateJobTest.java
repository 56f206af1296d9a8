package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.generate.CustomerRows;
import io.assay.generate.FilePlan;
import io.assay.generate.GeneratedRow;
import io.assay.generate.GeneratorParams;
import io.assay.generate.GeneratorParams.CustomerModel;
import io.assay.generate.GeneratorParams.Period;
import io.assay.generate.RowKind;
import io.assay.generate.TrueCounts;
import io.assay.jobs.demo.GeneratedFolder;
import io.assay.jobs.demo.GeneratedFolder.Format;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.Existing;
import io.assay.table.GeneratedTable;
import io.assay.testkit.LocalSpark;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class GenerateJobTest {
    private static final GeneratorParams PARAMS =
            GeneratorParams.of(150, new Period(LocalDate.of(2025, 11, 1), 4), 3, CustomerModel.USUAL);

    @TempDir
    Path temp;

    @Test
    void writesOneFileAMonthWithAllLinesInOrderOfDelivery(SparkSession spark) throws IOException {
        job("out 数据", OptionalInt.empty(), Format.CSV, Existing.REFUSE).run(spark);

        Path data = data("out 数据");
        assertThat(names(data)).containsExactly("2025-11.csv", "2025-12.csv", "2026-01.csv", "2026-02.csv");
        assertThat(lines(data)).containsExactlyInAnyOrderElementsOf(expectedLines());
        assertThat(Files.readAllLines(data.resolve("2025-11.csv")).get(0)).isEqualTo(GeneratedTable.HEADER);
    }

    @Test
    void anyNumberOfFilesHoldsTheSameLines(SparkSession spark) throws IOException {
        job("three", OptionalInt.of(3), Format.CSV, Existing.REFUSE).run(spark);

        Path data = data("three");
        assertThat(names(data)).containsExactly("part-00000.csv", "part-00001.csv", "part-00002.csv");
        assertThat(lines(data)).containsExactlyInAnyOrderElementsOf(expectedLines());
    }

    @Test
    void theTruthStandsBesideTheData(SparkSession spark) throws IOException {
        TrueCounts counts =
                job("truth", OptionalInt.of(1), Format.CSV, Existing.REFUSE).run(spark);

        JsonNode truth = new ObjectMapper()
                .readTree(new File(folder("truth", Existing.REFUSE).truth().toString()));
        assertThat(truth.path("rows").longValue())
                .isEqualTo(expectedLines().size())
                .isEqualTo(counts.rows());
        assertThat(truth.at("/purchasing/alpha").doubleValue())
                .isEqualTo(PARAMS.model().purchasing().alpha());
        assertThat(truth.at("/by_kind/duplicate/rows").longValue())
                .isEqualTo(expectedLines().size()
                        - expectedLines().stream().distinct().count());
        assertThat(truth.at("/by_kind/return/amount").asText()).startsWith("-");
        assertThat(counts.byKind()).containsOnlyKeys(RowKind.values());
    }

    @Test
    void parquetHoldsTheSameNumberOfRows(SparkSession spark) throws IOException {
        TrueCounts counts = job("parquet", OptionalInt.of(2), Format.PARQUET, Existing.REFUSE)
                .run(spark);

        assertThat(spark.read().parquet(data("parquet").toString()).count()).isEqualTo(counts.rows());
    }

    @Test
    void aFolderWithSomethingInItIsRefused(SparkSession spark) throws IOException {
        job("full", OptionalInt.of(1), Format.CSV, Existing.REFUSE).run(spark);

        assertThatThrownBy(() -> job("full", OptionalInt.of(1), Format.CSV, Existing.REFUSE)
                        .run(spark))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("generate.folder-not-empty");
                    assertThat(failure.fix()).isEqualTo("Name another one, or add --force");
                })
                .hasMessageContaining("is not empty");
    }

    @Test
    void forceReplacesGeneratedDataAndNothingElse(SparkSession spark) throws IOException {
        job("again", OptionalInt.of(3), Format.CSV, Existing.REFUSE).run(spark);
        job("again", OptionalInt.of(1), Format.CSV, Existing.REPLACE).run(spark);
        assertThat(names(data("again"))).containsExactly("part-00000.csv");

        Files.writeString(Files.createDirectory(temp.resolve("home")).resolve("letter.txt"), "dear");
        assertThatThrownBy(() -> job("home", OptionalInt.of(1), Format.CSV, Existing.REPLACE)
                        .run(spark))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("generate.folder-not-ours"))
                .hasMessageContaining("may hold other data");
        assertThat(temp.resolve("home").resolve("letter.txt")).exists();
    }

    private GenerateJob job(String folder, OptionalInt files, Format format, Existing existing) {
        return new GenerateJob(PARAMS, folder(folder, existing), new FilePlan(PARAMS.period(), files), format);
    }

    private GeneratedFolder folder(String name, Existing existing) {
        return new GeneratedFolder(temp.resolve(name).toString(), existing);
    }

    private Path data(String name) {
        return Path.of(folder(name, Existing.REFUSE).data());
    }

    private static List<String> expectedLines() {
        CustomerRows rows = new CustomerRows(PARAMS);
        return LongStream.range(0, PARAMS.customers())
                .boxed()
                .flatMap(customer -> rows.of(customer).stream())
                .map(GeneratedRow::line)
                .toList();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> lines(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String name : names(folder)) {
            List<String> file = Files.readAllLines(folder.resolve(name));
            lines.addAll(file.subList(1, file.size()));
        }
        return lines;
    }
}
