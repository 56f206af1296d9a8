package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.CommitTag;
import io.assay.jobs.store.Warehouse;
import io.assay.table.RowValues;
import io.assay.table.RunAuditTable;
import io.assay.table.RunColumns;
import io.assay.table.RunManifestTable;
import io.assay.testkit.LocalSpark;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class StatusJobTest {
    private static final Instant BEGUN = Instant.parse("2026-07-01T04:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aRunIsFoundByItsIdAndByTheNameOfTheScheduler(SparkSession spark) {
        StatusJob status = audited(
                spark,
                attempt("aa", "scheduled__1", 0, "gate-failed", 4),
                attempt("aa", "manual__2", 1, "published", 0),
                attempt("bb", "scheduled__3", 2, "failed", 6));

        assertThat(exitCodes(status.run())).containsExactly(6, 0, 4);
        assertThat(exitCodes(status.run("aa"))).containsExactly(0, 4);
        assertThat(exitCodes(status.run("scheduled__1"))).containsExactly(4);
        assertThat(exitCodes(status.run("bb"))).containsExactly(6);
    }

    @Test
    void ofARunOnlyWhatItPublishedIsShown() {
        StatusJob status = new StatusJob(Shop.published().open());
        List<String> all = runIds(status.run());

        assertThat(all).hasSize(2);
        assertThat(runIds(status.run(all.get(1)))).containsExactly(all.get(1));
    }

    @Test
    void aRunThatNobodyTriedIsUnknown(SparkSession spark) {
        StatusJob status = audited(spark, attempt("aa", "scheduled__1", 0, "published", 0));

        assertThatThrownBy(() -> status.run("scheduled"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("status.unknown-run"))
                .hasMessageContaining("scheduled is known");
    }

    private StatusJob audited(SparkSession spark, Row... attempts) {
        Warehouse warehouse = Warehouse.at(spark, folder.toString());
        warehouse.create(RunAuditTable.SPEC);
        warehouse.append(
                RunAuditTable.SPEC, warehouse.rows(RunAuditTable.SPEC, List.of(attempts)), CommitTag.of("three tries"));
        return new StatusJob(warehouse);
    }

    private static Row attempt(String run, String requested, int hour, String outcome, int exit) {
        RowValues values = RunAuditTable.SPEC
                .values()
                .with(RunColumns.AS_OF_DATE, Date.valueOf("2026-07-01"))
                .with(RunColumns.RUN_ID, run)
                .with(RunManifestTable.ATTEMPT_ID, "attempt " + hour)
                .with(RunAuditTable.REQUESTED_RUN_ID, requested)
                .with(RunAuditTable.STARTED_AT, Timestamp.from(BEGUN.plusSeconds(3600L * hour)))
                .with(RunAuditTable.FINISHED_AT, Timestamp.from(BEGUN.plusSeconds(3600L * hour + 60)))
                .with(RunAuditTable.OUTCOME, outcome)
                .with(RunAuditTable.EXIT_CODE, exit);
        return values.row();
    }

    private static List<Object> exitCodes(Map<String, Object> status) {
        return cells(status, "tries", "exit_code");
    }

    private static List<String> runIds(Map<String, Object> status) {
        return cells(status, "published", "run_id").stream()
                .map(Object::toString)
                .toList();
    }

    @SuppressWarnings("unchecked") // the document is built by the job under test
    private static List<Object> cells(Map<String, Object> status, String part, String column) {
        return ((List<Map<String, Object>>) status.get(part))
                .stream().map(line -> line.get(column)).toList();
    }
}
