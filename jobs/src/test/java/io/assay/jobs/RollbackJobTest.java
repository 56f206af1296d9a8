package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.integrity.Fingerprint;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.run.RollbackOrder;
import io.assay.jobs.run.RollbackPlan;
import io.assay.jobs.run.RollbackReport;
import io.assay.jobs.run.RunOrder;
import io.assay.jobs.store.Manifest;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.PublicationCheck;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.RunWriter;
import io.assay.jobs.store.Warehouse;
import io.assay.table.RunAuditTable;
import io.assay.table.RunManifestTable;
import io.assay.table.SegmentTransitionTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An earlier run is published again as it was, or not at all. */
@Fault("R10")
class RollbackJobTest {
    private static final LocalDate MONTH_BEFORE = Shop.AS_OF.minusMonths(1);
    private static final String CHANGED = "scores.levels=4";

    @TempDir
    static Path shared;

    private static Publication first;
    private static Publication second;

    @TempDir
    Path folder;

    /** Two runs of each date: the first generation of the later one has moves since the first run of the month before. */
    @BeforeAll
    static void publishTwice() {
        Shop shop = Shop.lean(shared, 30, 17);
        shop.run(MONTH_BEFORE);
        first = shop.run(Shop.AS_OF).publication().orElseThrow();
        shop.run(MONTH_BEFORE, CHANGED);
        second = shop.run(Shop.AS_OF, CHANGED).publication().orElseThrow();
    }

    @Test
    @Fault("C27")
    void anEarlierRunIsPublishedAgainAsItWas() {
        Published published = copy();

        RollbackReport report = rollback(published, toGeneration(Shop.AS_OF, 1));

        Publication now = published.at(Optional.of(Shop.AS_OF)).orElseThrow();
        assertThat(report.publication()).isEqualTo(now);
        assertThat(now.runId()).isEqualTo(first.runId());
        assertThat(now.contentHash()).isEqualTo(first.contentHash());
        assertThat(now.generation()).isEqualTo(second.generation() + 1);
        assertThat(now.edition().previousRunId()).contains(second.runId());
        Dataset<Row> wide = published.warehouse().read(Published.WIDE).filter("as_of_date = '" + Shop.AS_OF + "'");
        assertThat(Fingerprint.of(wide, RunWriter.RUN_BOUND).hash()).isEqualTo(first.contentHash());
        assertThat(wide.schema().apply("monetary").getComment().get()).endsWith("[currency of the run]");
        assertThat(findings(published)).isEmpty();
        assertThat(published.isInPlace(now)).isTrue();
        assertThat(audit(published)).last().isEqualTo("rolled-back 4 0");
        assertThat(movesInto(published, Shop.AS_OF)).containsExactly(runOf(published, MONTH_BEFORE));

        Map<String, Long> before = versions(published);
        RollbackReport again = rollback(published, toRun(first.runId()));
        assertThat(again.json()).containsEntry("outcome", "already_published");
        assertThat(versions(published)).isEqualTo(before);
    }

    @Test
    void movesIntoTheNextDateAreCountedAnew() {
        Published published = copy();

        RollbackReport report = rollback(published, last(MONTH_BEFORE));

        assertThat(report.renewed()).contains(Shop.AS_OF);
        assertThat(movesInto(published, Shop.AS_OF)).containsExactly(runOf(published, MONTH_BEFORE));
        assertThat(findings(published)).isEmpty();
    }

    @Test
    void aPlanReachesBackForWeeksAndWritesNothing() throws IOException {
        Published published = copy();
        FileTime weeksAgo = FileTime.from(Instant.now().minus(20, ChronoUnit.DAYS));
        try (Stream<Path> log = Files.list(folder.resolve("copy/customer_segment/_delta_log"))) {
            for (Path commit :
                    log.filter(file -> file.toString().endsWith(".json")).toList()) {
                Files.setLastModifiedTime(commit, weeksAgo);
            }
        }
        DeltaLog.clearCache();
        Map<String, Long> before = versions(published);

        RollbackPlan plan = job(published).plan(last(Shop.AS_OF));

        assertThat(plan.again().runId()).isEqualTo(first.runId());
        assertThat(plan.history()).extracting(Publication::generation).containsExactly(3L, 2L, 1L);
        assertThat(plan.json()).containsEntry("outcome", "planned").containsEntry("generation", 4L);
        assertThat(versions(published)).isEqualTo(before);
    }

    @Test
    void whatIsNotKnownIsRefused() {
        Published published = copy();

        assertRefused(
                () -> rollback(published, toGeneration(Shop.AS_OF, 9)),
                "rollback.unknown-publication",
                "to generation 9: no such publication is known");
        assertRefused(
                () -> rollback(published, last(LocalDate.of(2020, 1, 1))),
                "rollback.nothing-published",
                "nothing is published for it");
    }

    @Test
    @Fault({"R01", "P14"})
    void aPublicationThatCameInBetweenWins() {
        Published published = copy();
        RollbackPlan outdated = job(published).plan(last(Shop.AS_OF));
        Publication winner = second.replacing(
                second, Manifest.chainHash(second), second.generation() + 1, "meanwhile", Instant.now());
        published.manifest().publish(winner);

        assertRefused(() -> job(published).run(outdated), "publish.conflict", "was changed meanwhile");

        assertThat(published.at(Optional.of(Shop.AS_OF))).contains(winner);
        assertThat(audit(published)).last().isEqualTo("failed null 6");
    }

    @Test
    @Fault("S06")
    void rowsThatAreGoneAreNotPublished() throws IOException {
        Published published = copy();
        for (String file : published.customers(first).inputFiles()) {
            Files.delete(Path.of(URI.create(file)));
        }
        Map<String, Long> before = versions(published);

        assertRefused(
                () -> rollback(published, last(Shop.AS_OF)),
                "rollback.rows-lost",
                "again: its table customer_segment cannot be read");
        assertThat(versions(published)).isEqualTo(before);
    }

    @Test
    void rowsThatWereChangedAreNotPublished() {
        Published published = copy();
        LocalSpark.session()
                .sql("delete from delta.`" + published.warehouse().root() + "/score_cut` where run_id = '"
                        + first.runId() + "'");

        assertRefused(
                () -> rollback(published, last(Shop.AS_OF)), "rollback.rows-lost", "its table score_cut holds 0 rows");
    }

    @Test
    @Fault("P01")
    void aRollbackThatWasBrokenOffIsFinishedByTheNext() {
        Published published = copy();
        Dataset<Row> customers = published.customers(first);
        try (RunWriter writer = new RunWriter(published.warehouse(), Shop.AS_OF, first.runId(), "broken off")) {
            writer.writeWide(Published.WIDE.stored(customers.schema()), customers, second.generation() + 1);
        }
        assertThat(findings(published))
                .extracting(PublicationCheck.Finding::table)
                .containsExactly("customer_segment");

        rollback(published, toRun(first.runId()));

        assertThat(runOf(published, Shop.AS_OF)).isEqualTo(first.runId());
        assertThat(findings(published)).isEmpty();
    }

    private Published copy() {
        try {
            FileUtils.copyDirectory(
                    shared.resolve("warehouse").toFile(), folder.resolve("copy").toFile());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return new Published(
                Warehouse.at(LocalSpark.session(), folder.resolve("copy").toString()));
    }

    private static RollbackOrder last(LocalDate asOf) {
        return new RollbackOrder(asOf, Optional.empty(), OptionalLong.empty());
    }

    private static RollbackOrder toRun(String runId) {
        return new RollbackOrder(Shop.AS_OF, Optional.of(runId), OptionalLong.empty());
    }

    private static RollbackOrder toGeneration(LocalDate asOf, long generation) {
        return new RollbackOrder(asOf, Optional.empty(), OptionalLong.of(generation));
    }

    private static RollbackReport rollback(Published published, RollbackOrder order) {
        return job(published).run(job(published).plan(order));
    }

    private static RollbackJob job(Published published) {
        return new RollbackJob(
                published.warehouse(), new RunOrder.Caller(Optional.empty(), "test", "{}", Clock.systemUTC()));
    }

    private static List<PublicationCheck.Finding> findings(Published published) {
        return new VerifyJob(published.warehouse()).run(Optional.empty()).findings();
    }

    private static String runOf(Published published, LocalDate asOf) {
        return published.at(Optional.of(asOf)).orElseThrow().runId();
    }

    private static List<String> movesInto(Published published, LocalDate asOf) {
        return published
                .rows(published.at(Optional.of(asOf)).orElseThrow(), SegmentTransitionTable.SPEC)
                .select(SegmentTransitionTable.PREVIOUS_RUN_ID.col())
                .distinct()
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static List<String> audit(Published published) {
        return published.warehouse().read(RunAuditTable.SPEC).orderBy("started_at").collectAsList().stream()
                .map(row -> row.getAs("outcome") + " " + row.getAs("generation") + " " + row.getAs("exit_code"))
                .toList();
    }

    private static Map<String, Long> versions(Published published) {
        Warehouse warehouse = published.warehouse();
        return Map.of(
                "wide", warehouse.version(Published.WIDE),
                "moves", warehouse.version(SegmentTransitionTable.SPEC),
                "manifest", warehouse.version(RunManifestTable.SPEC),
                "audit", warehouse.version(RunAuditTable.SPEC));
    }

    private static void assertRefused(ThrowingCallable work, String code, String sentence) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code))
                .hasMessageContaining(sentence);
    }
}
