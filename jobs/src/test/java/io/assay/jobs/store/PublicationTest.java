package io.assay.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.failure.Failure;
import io.assay.table.ColumnSpec;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.CustomerSegmentTable;
import io.assay.table.RunManifestTable;
import io.assay.table.TableSpec;
import io.assay.table.Types;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class PublicationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final List<ColumnSpec> FEATURES =
            List.of(CustomerFeatureTable.RECENCY_DAYS, CustomerFeatureTable.FREQUENCY, CustomerFeatureTable.MONETARY);
    private static final TableSpec WIDE = CustomerSegmentTable.of(FEATURES, List.of(), List.of());

    @TempDir
    Path folder;

    @Test
    @Fault({"C7", "R03"})
    void aPublicationIsReadBackWhole(SparkSession spark) {
        Manifest manifest = new Manifest(Warehouse.at(spark, folder.toString()));

        manifest.publish(publication(DAY, "aa", 1));
        manifest.publish(publication(DAY.minusMonths(1), "bb", 1));

        assertThat(manifest.published()).extracting(Publication::runId).containsExactly("aa", "bb");
        assertThat(manifest.published(DAY)).contains(publication(DAY, "aa", 1));
        assertThat(manifest.before(DAY)).map(Publication::runId).contains("bb");
        assertThat(manifest.chainHolds(manifest.published(DAY).orElseThrow())).isTrue();
    }

    @Test
    @Fault({"R01", "P14", "P15"})
    void theSecondPublisherOfAGenerationLoses(SparkSession spark) {
        Manifest manifest = new Manifest(Warehouse.at(spark, folder.toString()));
        manifest.publish(publication(DAY, "aa", 1));

        assertThatThrownBy(() -> manifest.publish(publication(DAY, "bb", 1)))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.exit()).isEqualTo(ExitCode.CONFLICT);
                    assertThat(failure.code()).isEqualTo("publish.conflict");
                })
                .hasMessageContaining("run aa was published meanwhile");
        assertThat(manifest.published(DAY)).map(Publication::runId).contains("aa");
    }

    @Test
    @Fault("R06")
    void aLaterGenerationReplaces(SparkSession spark) {
        Warehouse warehouse = Warehouse.at(spark, folder.toString());
        Manifest manifest = new Manifest(warehouse);
        manifest.publish(publication(DAY, "aa", 1));

        manifest.publish(publication(DAY, "bb", 2));

        assertThat(manifest.published()).extracting(Publication::runId).containsExactly("bb");
        assertThat(manifest.lastGeneration(DAY)).isEqualTo(2);
        assertThat(warehouse.read(RunManifestTable.SPEC).count()).isEqualTo(1);
    }

    @Test
    @Fault({"R01", "P14"})
    void aStalledWriterCannotReplaceTheWideTable(SparkSession spark) {
        Warehouse warehouse = Warehouse.at(spark, folder.toString());
        writer(warehouse, "aa").writeWide(WIDE, customers(spark, 3), 1);

        assertThatThrownBy(() -> writer(warehouse, "bb").writeWide(WIDE, customers(spark, 4), 1))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("publish.conflict"))
                .hasMessageContaining("run [aa] was written meanwhile");
        assertThat(warehouse.read(WIDE).count()).isEqualTo(3);
    }

    @Test
    @Fault("R03")
    void nobodySeesTheWideTableBeforeItsCommit(SparkSession spark) {
        Warehouse warehouse = Warehouse.at(spark, folder.toString());
        writer(warehouse, "aa").writeWide(WIDE, customers(spark, 3), 1);

        RunWriter.StagedWide staged = writer(warehouse, "bb").stageWide(WIDE, customers(spark, 4), 2);

        assertThat(warehouse.read(WIDE).count()).isEqualTo(3);
        assertThat(staged.commit().rows()).isEqualTo(4);
        assertThat(warehouse.read(WIDE).count()).isEqualTo(4);
    }

    @Test
    @Fault({"R01", "P14"})
    void aWideTableStagedBeforeAnotherPublisherIsNeverCommitted(SparkSession spark) {
        Warehouse warehouse = Warehouse.at(spark, folder.toString());
        RunWriter.StagedWide slower = writer(warehouse, "aa").stageWide(WIDE, customers(spark, 3), 1);
        writer(warehouse, "bb").writeWide(WIDE, customers(spark, 4), 1);

        assertThatThrownBy(slower::commit)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exit()).isEqualTo(ExitCode.CONFLICT))
                .hasMessageContaining("another run wrote the same rows meanwhile");
        assertThat(warehouse.read(WIDE).count()).isEqualTo(4);
    }

    @Test
    void aNewColumnKeepsEarlierHashesAndHasAComment(SparkSession spark) {
        Warehouse warehouse = Warehouse.at(spark, folder.toString());
        TableEvidence narrow = writer(warehouse, "aa").writeWide(WIDE, customers(spark, 3), 1);
        ColumnSpec extra = ColumnSpec.optional("tier", Types.TEXT, "-", "Tier of the customer");
        TableSpec wider = CustomerSegmentTable.of(FEATURES, List.of(), List.of(extra));

        new RunWriter(warehouse, DAY.plusDays(1), "bb", "try")
                .writeWide(
                        wider,
                        customers(spark, 2).withColumn("tier", extra.from(org.apache.spark.sql.functions.lit("A"))),
                        1);

        Dataset<Row> first = warehouse.read(WIDE).filter("run_id = 'aa'");
        assertThat(io.assay.integrity.Fingerprint.of(first, RunWriter.RUN_BOUND))
                .isEqualTo(narrow.fingerprint());
        assertThat(warehouse.read(WIDE).schema().apply("tier").getComment().get())
                .isEqualTo("Tier of the customer [-]");
    }

    @Test
    @Fault("S19")
    void aForeignTableIsRefused(SparkSession spark) {
        spark.range(3)
                .write()
                .format("delta")
                .save(folder.resolve("run_manifest").toString());

        assertThatThrownBy(
                        () -> new Manifest(Warehouse.at(spark, folder.toString())).publish(publication(DAY, "aa", 1)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("warehouse.foreign-table"))
                .hasMessageContaining("was not made by Assay");
    }

    @Test
    @Fault("S19")
    void aFolderWithOtherFilesIsRefused(SparkSession spark) throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("run_manifest")).resolve("letter.txt"), "dear");

        assertThatThrownBy(
                        () -> new Manifest(Warehouse.at(spark, folder.toString())).publish(publication(DAY, "aa", 1)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("warehouse.foreign-folder"))
                .hasMessageContaining("holds other files");
    }

    @Test
    void aTableThatIsAbsentNewerOrUnreadableIsNamed(SparkSession spark) {
        Warehouse warehouse = Warehouse.at(spark, folder.toString());
        assertThatThrownBy(() -> warehouse.read(RunManifestTable.SPEC).count())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("warehouse.no-table"))
                .hasMessageContaining("there is no such table");

        new Manifest(warehouse).publish(publication(DAY, "aa", 1));
        String manifest = "delta.`" + folder.resolve("run_manifest") + "`";
        spark.sql("update " + manifest + " set tables = 'none'");
        assertThatThrownBy(() -> new Manifest(warehouse).published())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("manifest.unreadable"))
                .hasMessageContaining("its list of tables is no JSON");

        spark.sql("alter table " + manifest + " set tblproperties ('assay.format' = '99')");
        assertThatThrownBy(() -> warehouse.read(RunManifestTable.SPEC).count())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("warehouse.newer-format"))
                .hasMessageContaining("a newer Assay wrote it (format 99)");
    }

    @Test
    void anUnknownStorageIsUnreachable(SparkSession spark) {
        assertThatThrownBy(() -> Warehouse.at(spark, "nowhere://x/y"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("warehouse.unreachable"))
                .hasMessageContaining("Cannot reach the warehouse nowhere://x/y");
    }

    private static RunWriter writer(Warehouse warehouse, String runId) {
        return new RunWriter(warehouse, DAY, runId, "try");
    }

    private static Dataset<Row> customers(SparkSession spark, int number) {
        return spark.range(number)
                .selectExpr(
                        "concat('c', id) as customer_id",
                        "1 as recency_days",
                        "2L as frequency",
                        "cast(3 as decimal(18,2)) as monetary",
                        "cast(null as string) as peer_group");
    }

    private static Publication publication(LocalDate asOf, String runId, long generation) {
        return new Publication(
                asOf,
                Publication.Edition.first(generation, "try", Instant.parse("2026-07-01T00:00:00Z")),
                new Publication.Origin(runId, "config", "1", "[]"),
                new Publication.Content("hash", 1, new BigDecimal("3.00")),
                new Publication.RowCounts(3, 1, 1, 1),
                new Publication.Ingested("hash", asOf, Optional.empty()),
                List.of(new TableEvidence("customer_segment", 1, runId, 1, "hash")));
    }
}
