package io.assay.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.table.ModelVersionTable;
import io.assay.table.RunColumns;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.delta.exceptions.ConcurrentTransactionException;
import io.delta.exceptions.DeltaConcurrentModificationException;
import io.delta.tables.DeltaTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

/** A commit takes the place of what its owner wrote before, and of nothing else. */
@ExtendWith(LocalSpark.class)
class ReplacementTest {

    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void anotherOwnerHasWritten(SparkSession spark) {
        warehouse = Warehouse.at(spark, folder.toString());
        write("other", "theirs");
    }

    @Test
    void whatAnOwnerWritesTakesThePlaceOfWhatItWrote() {
        assertThat(begin("own").lastNumber()).isEmpty();

        write("own", "mine");
        assertThat(begin("own").lastNumber()).hasValue(1);
        write("own", "mended");

        assertThat(begin("own").lastNumber()).hasValue(2);
        assertThat(SubjectRows.in(warehouse)).containsExactlyInAnyOrder("theirs", "mended");
    }

    @Test
    void aReplacedFileIsWrittenDownForThoseWhoFollowTheLog(SparkSession spark) {
        write("own", "mine");
        write("own", "mended");

        Row last = DeltaTable.forPath(spark, folder.resolve("model_version").toString())
                .history(1)
                .first();
        assertThat(last.<String>getAs("operation")).isEqualTo("WRITE");
        assertThat(last.<Boolean>getAs("isBlindAppend")).isFalse();
        assertThat(last.<scala.collection.Map<String, String>>getAs("operationParameters")
                        .apply("predicate"))
                .isEqualTo("run_id IN ('own')");
    }

    @Test
    void noRowsLeaveNothingOfTheOwner() {
        write("own", "mine");
        new RunWriter(warehouse, SubjectRows.DAY, "own", "attempt").write(ModelVersionTable.SPEC, List.of());

        assertThat(SubjectRows.in(warehouse)).containsExactly("theirs");
    }

    @Test
    void aRowOfAnotherOwnerIsRefused() {
        assertThatThrownBy(() -> begin("own")
                        .write(ModelVersionTable.SPEC, rows("third", "stray"), options())
                        .run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("run_id IN ('own')");

        assertThat(SubjectRows.in(warehouse)).containsExactly("theirs");
    }

    @Test
    @Fault("P14")
    void whoeverWritesLaterThanTheSameOwnerIsRefused() {
        Replacement late = begin("own");
        write("own", "mine");

        assertThatThrownBy(() -> late.write(ModelVersionTable.SPEC, rows("own", "late"), options())
                        .run())
                .isInstanceOf(ConcurrentTransactionException.class);

        assertThat(SubjectRows.in(warehouse)).containsExactlyInAnyOrder("theirs", "mine");
    }

    @Test
    void aCompactionMeanwhileIsAConflict(SparkSession spark) {
        write("own", "mine", "mine too");
        Replacement late = begin("own");
        DeltaTable.forPath(spark, folder.resolve("model_version").toString())
                .optimize()
                .executeCompaction();

        assertThatThrownBy(() -> late.write(ModelVersionTable.SPEC, rows("own", "late"), options())
                        .run())
                .isInstanceOf(DeltaConcurrentModificationException.class);

        assertThat(SubjectRows.in(warehouse)).containsExactlyInAnyOrder("theirs", "mine", "mine too");
    }

    @Test
    void aTableWhoseProtocolSomebodyRaisedIsReadAndWrittenRightly(SparkSession spark) {
        warehouse.replaceOwn(
                ModelVersionTable.SPEC, rows("own", "mine", "deleted").coalesce(1), "own", CommitTag.of("a test"));
        String table = folder.resolve("model_version").toString();
        spark.sql("ALTER TABLE delta.`" + table + "` SET TBLPROPERTIES (delta.enableDeletionVectors = true)");
        DeltaTable.forPath(spark, table).delete("subject IN ('deleted', 'theirs')");

        assertThat(SubjectRows.in(warehouse)).containsExactly("mine");
        assertThat(warehouse.files(ModelVersionTable.SPEC))
                .extracting(AddFile::path)
                .containsExactlyInAnyOrderElementsOf(named());
        write("own", "mended");

        assertThat(SubjectRows.in(warehouse)).containsExactly("mended");
    }

    private List<String> named() {
        Snapshot newest = warehouse.log(ModelVersionTable.SPEC).update(false, Option.empty(), Option.empty());
        return newest.allFiles().collectAsList().stream().map(AddFile::path).toList();
    }

    @Test
    void anotherOwnerDoesNotStandInTheWay() {
        Replacement late = begin("own");
        write("third", "theirs too");

        late.write(ModelVersionTable.SPEC, rows("own", "mine"), options()).run();

        assertThat(SubjectRows.in(warehouse)).containsExactlyInAnyOrder("theirs", "theirs too", "mine");
    }

    @Test
    void aNumberThatDoesNotRiseIsDropped() {
        CommitTag second = CommitTag.of("a test").onlyAbove(application("own"), 2);
        assertThat(replace("mine", second)).isPresent();

        assertThat(replace("mine again", second)).isEmpty();
        assertThat(replace("mine at last", second.onlyAbove(application("own"), 3)))
                .isPresent();

        assertThat(SubjectRows.in(warehouse)).containsExactlyInAnyOrder("theirs", "mine at last");
    }

    private Optional<Commit> replace(String subject, CommitTag tag) {
        return warehouse.replace(ModelVersionTable.SPEC, rows("own", subject), RunColumns.RUN_ID, "own", tag);
    }

    private static Map<String, String> options() {
        return Map.of("userMetadata", "a test", "txnAppId", application("own"), "txnVersion", "1");
    }

    private static String application(String owner) {
        return "assay/run/" + owner;
    }

    private Replacement begin(String owner) {
        return Replacement.begin(
                warehouse.log(ModelVersionTable.SPEC),
                warehouse.spark(),
                Partitions.of(RunColumns.RUN_ID, Set.of(owner)),
                application(owner));
    }

    /** Writes the rows of an owner, each into a file of its own. */
    private void write(String owner, String... subjects) {
        Dataset<Row> rows = rows(owner, subjects);
        new RunWriter(warehouse, SubjectRows.DAY, owner, "attempt")
                .write(
                        ModelVersionTable.SPEC,
                        rows.repartitionByRange(subjects.length, ModelVersionTable.SUBJECT.col()));
    }

    private Dataset<Row> rows(String owner, String... subjects) {
        return warehouse.rows(ModelVersionTable.SPEC, SubjectRows.of(owner, subjects));
    }
}
