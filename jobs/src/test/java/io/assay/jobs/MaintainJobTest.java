package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import io.assay.jobs.run.RollbackOrder;
import io.assay.jobs.run.RollbackPlan;
import io.assay.jobs.run.RunOrder;
import io.assay.jobs.run.RunReport;
import io.assay.jobs.store.Bulk;
import io.assay.jobs.store.ExpiredRuns;
import io.assay.jobs.store.Maintenance;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.PublicationCheck;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.RunWriter;
import io.assay.jobs.store.Upkeep;
import io.assay.jobs.store.Warehouse;
import io.assay.table.RunColumns;
import io.assay.table.ScoreCutTable;
import io.assay.table.TransactionTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.delta.DeltaLog;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maintenance takes what nothing published stands on, and nothing else. */
class MaintainJobTest {
    private static final LocalDate MONTH_BEFORE = Shop.AS_OF.minusMonths(1);
    private static final Clock NOW = Clock.systemUTC();
    /** Everything that the test writes was replaced longer ago than the retention. */
    private static final Clock LATER = Clock.offset(NOW, Duration.ofDays(40));

    private static final int RETENTION = 30;
    private static final String GHOST = "ghost";

    @TempDir
    static Path shared;

    private static Shop shop;
    private static Publication replaced;

    @TempDir
    Path folder;

    /**
     * The first run of the month before is replaced, but the later date stands on the rows that it judged. A try that was
     * broken off left cuts of its own.
     */
    @BeforeAll
    static void publish() {
        shop = Shop.lean(shared, 30, 19);
        replaced = shop.run(MONTH_BEFORE).publication().orElseThrow();
        shop.deliver("more.csv", List.of("m1,c001,2026-06-20,5.00", "m2,new,2026-06-21,7.00"));
        shop.run(Shop.AS_OF);
        shop.run(MONTH_BEFORE, "scores.levels=4");
        Warehouse warehouse = shop.open();
        List<Row> cuts =
                new Published(warehouse).rows(replaced, ScoreCutTable.SPEC).collectAsList();
        try (RunWriter writer = new RunWriter(warehouse, MONTH_BEFORE, GHOST, "broken off")) {
            writer.write(ScoreCutTable.SPEC, LocalSpark.session().createDataFrame(cuts, ScoreCutTable.SPEC.schema()));
        }
    }

    @Test
    @Fault({"S17", "C27"})
    void whatNothingPublishedStandsOnGoes() {
        Published published = copy();
        Bulk planned = job(published, LATER).plan().expired();

        Maintenance done = maintain(published, LATER);

        assertThat(done.expired()).isEqualTo(planned);
        assertThat(planned.rows()).isPositive();
        assertThat(published
                        .warehouse()
                        .read(ScoreCutTable.SPEC)
                        .select("run_id")
                        .distinct()
                        .count())
                .isEqualTo(2);
        assertThat(slice(published, replaced.runId()).count())
                .as("rows that another publication stands on")
                .isEqualTo(replaced.rows().accepted());
        assertThat(findings(published)).isEmpty();
        assertThat(job(published, LATER).plan().expired()).isEqualTo(Bulk.NOTHING);
        assertRefused(() -> plan(published), "rollback.rows-lost", "holds 0 rows");

        RunReport other = shop.run(published.warehouse().root(), Shop.AS_OF, "scores.levels=3");

        assertThat(other.found().notes()).singleElement().asString().contains("note.unchanged");
    }

    @Test
    @Fault({"S08", "S17"})
    void filesThatWereGivenUpLongAgoAreDeleted() throws IOException {
        Published published = copy();
        maintain(published, LATER);
        age();
        long before = dataFiles();

        Maintenance done = maintain(published, LATER);

        assertThat(done.work().deleted().files()).isPositive().isEqualTo(before - dataFiles());
        assertThat(done.work().deleted().bytes()).isPositive();
        assertThat(findings(published)).isEmpty();
        assertRefused(() -> plan(published), "rollback.rows-lost", "its table");
    }

    @Test
    @Fault({"R10", "S08", "S18", "C5"})
    void withinTheRetentionSmallFilesBecomeFewerAndAllStays() {
        Published published = copy();
        Publication now = published.at(Optional.of(Shop.AS_OF)).orElseThrow();
        String own = now.slices(TransactionTable.SPEC.name()).get(0).runId();
        Dataset<Row> rows = slice(published, own);
        rows.repartition(5)
                .write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .option("replaceWhere", "run_id = '" + own + "'")
                .save(published.warehouse().path(TransactionTable.SPEC));
        assertThat(slice(published, own).inputFiles()).hasSize(5);

        Maintenance done = maintain(published, NOW);

        assertThat(done.expired()).isEqualTo(Bulk.NOTHING);
        assertThat(slice(published, own).inputFiles()).hasSize(1);
        assertThat(plan(published).again().runId()).isEqualTo(replaced.runId());
        assertThat(findings(published)).isEmpty();
    }

    private static Dataset<Row> slice(Published published, String run) {
        return published.warehouse().read(TransactionTable.SPEC, RunColumns.RUN_ID, List.of(run));
    }

    @Test
    @Fault({"R01", "P14"})
    void aRunThatWritesMeanwhileWins() {
        Published published = copy();
        Warehouse warehouse = published.warehouse();
        ExpiredRuns expired = ExpiredRuns.of(warehouse, ScoreCutTable.SPEC, Set.of(), LATER.instant());
        try (RunWriter writer = new RunWriter(warehouse, MONTH_BEFORE, GHOST, "again")) {
            writer.write(ScoreCutTable.SPEC, warehouse.read(ScoreCutTable.SPEC).filter("run_id = '" + GHOST + "'"));
        }
        long rows = warehouse.read(ScoreCutTable.SPEC).count();

        assertRefused(() -> expired.remove(NOW.instant()), "write.conflict", "Cannot write score_cut");

        assertThat(warehouse.read(ScoreCutTable.SPEC).count()).isEqualTo(rows);
    }

    @Test
    void aPublicationThatWasBrokenOffIsFinishedFirst() {
        Published published = copy();
        Dataset<Row> customers = published.customers(replaced);
        try (RunWriter writer = new RunWriter(published.warehouse(), MONTH_BEFORE, "later", "broken off")) {
            writer.writeWide(Published.WIDE.stored(customers.schema()), customers, 9);
        }

        assertRefused(() -> maintain(published, LATER), "maintain.broken-off", "was broken off");
    }

    @Test
    void filesAreSmallBelowAQuarterOfTheSizeThatIsWanted() {
        Published published = copy();

        // every file has more than a byte
        assertThat(compacted(published, 4)).isEqualTo(new Upkeep.Compaction(0, 0));
        assertThat(compacted(published, 128L << 20).before()).isPositive();
    }

    private static Upkeep.Compaction compacted(Published published, long fileBytes) {
        return new MaintainJob(published.warehouse(), RETENTION, fileBytes, NOW)
                .run(table -> {})
                .work()
                .compacted();
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

    /** Lets everything that was written or given up so far have been so for two months, by the clock of the machine. */
    private void age() throws IOException {
        long past = Instant.now().minus(Duration.ofDays(60)).toEpochMilli();
        for (Path file : files()) {
            if (file.getFileName().toString().matches("[0-9]+\\.json")) {
                String log = Files.readString(file)
                        .replaceAll("\"deletionTimestamp\":[0-9]+", "\"deletionTimestamp\":" + past);
                Files.writeString(file, log);
                Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
            } else if (file.toString().endsWith(".parquet")) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(past));
            }
        }
        DeltaLog.clearCache();
    }

    private long dataFiles() throws IOException {
        return files().stream()
                .filter(file ->
                        file.toString().endsWith(".parquet") && !file.toString().contains("_delta_log"))
                .count();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("copy"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Maintenance maintain(Published published, Clock clock) {
        return job(published, clock).run(table -> {});
    }

    private static MaintainJob job(Published published, Clock clock) {
        return new MaintainJob(published.warehouse(), RETENTION, 128L << 20, clock);
    }

    private static RollbackPlan plan(Published published) {
        RunOrder.Caller caller = new RunOrder.Caller(Optional.empty(), "test", "{}", NOW);
        return new RollbackJob(published.warehouse(), caller)
                .plan(new RollbackOrder(MONTH_BEFORE, Optional.of(replaced.runId()), OptionalLong.empty()));
    }

    private static List<PublicationCheck.Finding> findings(Published published) {
        return new VerifyJob(published.warehouse()).run(Optional.empty()).findings();
    }

    private static void assertRefused(ThrowingCallable work, String code, String sentence) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code))
                .hasMessageContaining(sentence);
    }
}
