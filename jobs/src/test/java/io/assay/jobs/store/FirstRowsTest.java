package io.assay.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.table.ModelValues;
import io.assay.table.ModelVersionTable;
import io.assay.table.RunColumns;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.delta.exceptions.ConcurrentTransactionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows are appended without a look at the log only where their owner has certainly none. */
@ExtendWith(LocalSpark.class)
class FirstRowsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void anotherOwnerHasWritten(SparkSession spark) {
        warehouse = Warehouse.at(spark, folder.toString());
        write("other", "theirs");
    }

    @Test
    void anOwnerIsNewUntilItHasWritten() {
        assertThat(first("own").areFirst()).isTrue();

        write("own", "mine");

        assertThat(first("own").areFirst()).isFalse();
        assertThat(subjects()).containsExactlyInAnyOrder("theirs", "mine");
    }

    @Test
    void filesWithoutACommitMakeAnOwnerKnown() throws IOException {
        Files.writeString(Files.createDirectories(partition("own")).resolve("part-0.parquet"), "of a broken try");

        assertThat(first("own").areFirst()).isFalse();
    }

    @Test
    void aCommitWithoutFilesMakesAnOwnerKnown() throws IOException {
        write("own", "mine");
        FileUtils.deleteDirectory(partition("own").toFile());

        assertThat(first("own").areFirst()).isFalse();
        write("own", "mended");
        assertThat(subjects()).containsExactlyInAnyOrder("theirs", "mended");
    }

    @Test
    void withoutChecksumFilesNobodyIsNew() throws IOException {
        try (Stream<Path> log = Files.list(folder.resolve("model_version/_delta_log"))) {
            for (Path file :
                    log.filter(name -> name.toString().endsWith(".crc")).toList()) {
                Files.delete(file);
            }
        }
        DeltaLog.clearCache();

        assertThat(first("own").areFirst()).isFalse();
        write("own", "mine");
        write("own", "mine again");
        assertThat(subjects()).containsExactlyInAnyOrder("theirs", "mine again");
    }

    @Test
    @Fault("P14")
    void whoeverWritesLaterThanTheSameOwnerIsRefused() {
        FirstRows late = first("own");
        assertThat(late.areFirst()).isTrue();
        write("own", "mine");

        assertThatThrownBy(() -> late.append(ModelVersionTable.SPEC, rows("own", "late"), options()))
                .isInstanceOf(ConcurrentTransactionException.class);

        assertThat(subjects()).containsExactlyInAnyOrder("theirs", "mine");
    }

    @Test
    void anotherOwnerDoesNotStandInTheWay() {
        FirstRows late = first("own");
        write("third", "theirs too");

        late.append(ModelVersionTable.SPEC, rows("own", "mine"), options());

        assertThat(subjects()).containsExactlyInAnyOrder("theirs", "theirs too", "mine");
    }

    private static Map<String, String> options() {
        return Map.of("userMetadata", "a test", "txnAppId", application("own"), "txnVersion", "1");
    }

    private static String application(String owner) {
        return "assay/run/" + owner;
    }

    private FirstRows first(String owner) {
        return FirstRows.begin(warehouse.log(ModelVersionTable.SPEC), RunColumns.RUN_ID, owner, application(owner));
    }

    private void write(String owner, String subject) {
        new RunWriter(warehouse, DAY, owner, "attempt").write(ModelVersionTable.SPEC, values(owner, subject));
    }

    private Dataset<Row> rows(String owner, String subject) {
        return warehouse.rows(ModelVersionTable.SPEC, values(owner, subject));
    }

    private static List<Row> values(String owner, String subject) {
        ModelValues values = new ModelValues("model", owner, DAY);
        values.number("k", subject, 1);
        return values.rows();
    }

    private Path partition(String owner) {
        return folder.resolve("model_version/run_id=" + owner);
    }

    private List<String> subjects() {
        return warehouse.read(ModelVersionTable.SPEC).select(ModelVersionTable.SUBJECT.col()).collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
