package io.assay.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import io.assay.jobs.report.ForgetText;
import io.assay.jobs.run.Basis;
import io.assay.jobs.run.ForgetPlan;
import io.assay.jobs.run.ForgetReport;
import io.assay.jobs.run.RollbackOrder;
import io.assay.jobs.run.RunOrder;
import io.assay.jobs.run.Stage;
import io.assay.jobs.store.PersonalTable;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.jobs.text.Language;
import io.assay.jobs.text.Wording;
import io.assay.table.ColumnSpec;
import io.assay.table.QualityResultTable;
import io.assay.table.QuarantineTable;
import io.assay.table.RunAuditTable;
import io.assay.table.RunManifestTable;
import io.assay.table.ScoreCutTable;
import io.assay.table.SegmentSummaryTable;
import io.assay.table.SegmentTransitionTable;
import io.assay.table.TableSpec;
import io.assay.table.TransactionTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer who is forgotten is nowhere any more, and everybody else is as before. */
class ForgetJobTest {
    private static final LocalDate MONTH_BEFORE = Shop.AS_OF.minusMonths(1);
    private static final String CUSTOMER = "Zacharias-Quibble";
    private static final String CHANGED = "scores.levels=4";

    @TempDir
    static Path shared;

    private static Shop shop;

    @TempDir
    Path folder;

    /** The customer stands in two as-of dates, in a replaced run, and in quarantine under four reasons. */
    @BeforeAll
    static void publish() throws IOException {
        String pareto = Files.readString(Path.of("../conf/models/tier-abc-pareto.yaml"));
        Files.writeString(
                shared.resolve("strict.yaml"),
                pareto.replace("id: tier-abc-pareto", "id: tier-abc-strict")
                        .replace("column: abc", "column: abc_strict")
                        .replace("[0.80, 0.95]", "[0.80, 0.95], ties: by-id"));
        shop = Shop.with(shared, 30, 17)
                .plus("packs: [rfm-eight-segments, ./strict.yaml]\nclusters: {enabled: false}\n");
        List<String> rows = new ArrayList<>();
        for (int order = 0; order < 9; order++) {
            rows.add("z%d,%s,%s,%d.50".formatted(order, CUSTOMER, Shop.AS_OF.minusDays(1 + 17 * order), 900 + order));
        }
        // four fifths of the money end among customers of equal worth
        for (int tied = 0; tied < 20; tied++) {
            rows.add("t%1$d,tied%1$02d,2026-05-15,5000.00".formatted(tied));
        }
        rows.addAll(List.of(
                "z10," + CUSTOMER + ",2026-06-01,nothing",
                "z11, " + CUSTOMER + " ,2099-01-01,5.00",
                "z12,c001,2026-06-01,5.00,from " + CUSTOMER + " with love",
                "z13,,2026-06-01,5.00",
                "z14," + CUSTOMER + "s,2026-06-01,5.00"));
        shop.deliver("more.csv", rows);
        shop.run(MONTH_BEFORE);
        shop.run(Shop.AS_OF);
        shop.run(Shop.AS_OF, CHANGED);
    }

    @Test
    @Fault("X15")
    void nothingNamesTheCustomerAnyMore() throws IOException {
        Published published = copy();
        assertThat(filesWith(CUSTOMER)).isNotEmpty();
        Publication before = at(published, Shop.AS_OF);
        List<Row> othersBefore = others(published, Shop.AS_OF);
        long movesBefore = customers(published, SegmentTransitionTable.SPEC);

        ForgetPlan plan = job(published).plan(CUSTOMER);
        ForgetReport report = job(published).run(plan, asOf -> {});

        assertThat(plan.asOfDates()).containsExactly(MONTH_BEFORE, Shop.AS_OF);
        assertThat(plan.byTable().get("transactions").rows()).isEqualTo(9);
        assertThat(report.json()).containsEntry("outcome", "forgotten");
        assertThat(filesWith(CUSTOMER + "s")).isEqualTo(filesWith(CUSTOMER));
        assertThat(findings(published)).isEmpty();

        Publication now = at(published, Shop.AS_OF);
        assertThat(now.runId()).isEqualTo(before.runId());
        assertThat(now.generation()).isEqualTo(before.generation() + 1);
        assertThat(now.customers()).isEqualTo(before.customers() - 1);
        assertThat(now.rows().accepted()).isEqualTo(before.rows().accepted() - 9);
        assertThat(now.rows().quarantined()).isEqualTo(before.rows().quarantined() - 3);
        assertThat(before.monetary().subtract(now.monetary())).isEqualByComparingTo("8140.50");
        assertThat(others(published, Shop.AS_OF)).isEqualTo(othersBefore);
        assertThat(customers(published, SegmentSummaryTable.SPEC) % now.customers())
                .isZero();
        assertThat(customers(published, SegmentTransitionTable.SPEC)).isLessThan(movesBefore);
        assertThat(quality(published, "rows_forgotten")).isEqualByComparingTo("12");
        assertThat(published.rows(now, QuarantineTable.SPEC).select("raw_row").collectAsList())
                .extracting(row -> row.getString(0).substring(0, 3))
                .containsExactly("z13");
        assertThat(published
                        .rows(now, TransactionTable.SPEC)
                        .filter(TransactionTable.TXN_ID.col().equalTo("z14"))
                        .count())
                .isEqualTo(1);
        assertThat(published
                        .warehouse()
                        .read(RunAuditTable.SPEC)
                        .select("outcome")
                        .collectAsList())
                .extracting(row -> row.getString(0))
                .filteredOn("customer-forgotten"::equals)
                .hasSize(2);
        assertThat(ForgetText.of(report, Wording.of(Language.EN)))
                .contains("Customer " + CUSTOMER + " is forgotten", MONTH_BEFORE + ", " + Shop.AS_OF);
    }

    @Test
    void whoIsForgottenStaysSo() throws IOException {
        Published published = copy();
        forget(published, CUSTOMER);
        long manifest = published.warehouse().version(RunManifestTable.SPEC);

        ForgetReport again = forget(published, CUSTOMER);

        assertThat(again.json()).containsEntry("outcome", "not_found");
        assertThat(ForgetText.of(again, Wording.of(Language.EN))).contains("No file of the warehouse names customer");
        assertThat(published.warehouse().version(RunManifestTable.SPEC)).isEqualTo(manifest);
        assertThat(shop.plan(folder.resolve("copy").toString(), Shop.AS_OF, CHANGED)
                        .json())
                .containsEntry("already_published", true);
        assertThat(shop.plan(folder.resolve("copy").toString(), Shop.AS_OF.minusDays(1))
                        .basis())
                .extracting(Basis::mode, basis -> basis.whyFull().orElseThrow().key())
                .containsExactly(Basis.Mode.FULL, "full.forgotten");
        assertRefused(
                () -> new RollbackJob(published.warehouse(), caller())
                        .plan(new RollbackOrder(Shop.AS_OF, Optional.empty(), OptionalLong.empty())),
                "rollback.rows-lost");
    }

    @Test
    void aPlanWritesNothing() throws IOException {
        Published published = copy();
        long files = filesWith("").size();

        ForgetPlan plan = job(published).plan(CUSTOMER);

        assertThat(plan.json()).containsEntry("outcome", "planned");
        assertThat(ForgetText.of(plan, Wording.of(Language.ZH))).contains("将抹除客户 " + CUSTOMER, "没有写入任何内容");
        assertThat(filesWith("")).hasSize((int) files);
        assertThat(job(published).plan("nobody").json()).containsEntry("outcome", "not_found");
    }

    /** Cuts that break ties by id keep everybody on the side where they were. */
    @Test
    void aCutThatNamesTheCustomerNamesTheOneBefore() throws IOException {
        Published published = copy();
        List<String> named = lastCustomers(published);
        String last = named.get(named.size() - 1);
        String before = published
                .customers(at(published, Shop.AS_OF))
                .filter(col("customer_id").lt(last))
                .agg(org.apache.spark.sql.functions.max("customer_id"))
                .first()
                .getString(0);

        forget(published, last);

        assertThat(lastCustomers(published))
                .hasSameSizeAs(named)
                .contains(before)
                .doesNotContain(last);
        assertThat(findings(published)).isEmpty();
    }

    @Test
    @Fault("P01")
    void atEveryPlaceWhereItIsBrokenOffItCanBeRepeated() throws IOException {
        Published published = copy();
        ForgetPlan plan = job(published).plan(CUSTOMER);
        List<LocalDate> begun = new ArrayList<>();
        assertThatThrownBy(() -> job(published).run(plan, asOf -> {
                    begun.add(asOf);
                    if (begun.size() > 1) {
                        throw new IllegalStateException("broken off");
                    }
                }))
                .hasMessage("broken off");
        assertThat(findings(published)).isEmpty();

        // a file that a killed writer left unfinished
        Files.write(folder.resolve("copy/transactions/part-0.parquet"), CUSTOMER.getBytes(StandardCharsets.UTF_8));
        ForgetReport report = forget(published, CUSTOMER);

        assertThat(report.plan().asOfDates()).containsExactly(Shop.AS_OF);
        assertThat(findings(published)).isEmpty();
        assertThat(filesWith(CUSTOMER + "s")).isEqualTo(filesWith(CUSTOMER));
    }

    /** All tables of a date are written, the customers too, and the manifest is not: the moment that could tear it. */
    @Test
    @Fault("P01")
    void aTryThatEndedBeforeTheManifestIsRepeated() throws IOException {
        Published published = copy();
        String last = lastCustomers(published).get(0);
        Path manifest = folder.resolve("copy/run_manifest");
        Path kept = folder.resolve("manifest");
        FileUtils.copyDirectory(manifest.toFile(), kept.toFile());
        ForgetPlan plan = job(published).plan(last);
        assertThatThrownBy(() -> job(published).run(plan, asOf -> {
                    if (asOf.equals(Shop.AS_OF)) {
                        throw new IllegalStateException("broken off");
                    }
                }))
                .hasMessage("broken off");
        FileUtils.deleteDirectory(manifest.toFile());
        FileUtils.copyDirectory(kept.toFile(), manifest.toFile());
        DeltaLog.clearCache();
        Published again = new Published(
                Warehouse.at(LocalSpark.session(), folder.resolve("copy").toString()));

        forget(again, last);

        assertThat(job(again).plan(last).isDone()).isTrue();
        assertThat(again.rows(at(again, MONTH_BEFORE), QualityResultTable.SPEC)
                        .filter(QualityResultTable.MEASURE.col().equalTo("rows_forgotten"))
                        .select("measured")
                        .collectAsList())
                .extracting(row -> row.getDecimal(0).longValueExact())
                .containsExactly(1L);
        assertThat(new VerifyJob(again.warehouse())
                        .run(Optional.of(MONTH_BEFORE))
                        .findings())
                .filteredOn(finding -> !finding.table().equals(RunManifestTable.SPEC.name()))
                .isEmpty();
    }

    @Test
    void everyTableThatNamesCustomersIsKnown() {
        List<TableSpec> naming = Stream.concat(Stage.runTables().stream(), Stream.of(Published.WIDE))
                .filter(table -> table.columns().stream()
                        .map(ColumnSpec::name)
                        .anyMatch(name -> name.endsWith("customer_id") || name.equals("raw_row")))
                .toList();

        assertThat(PersonalTable.ALL).extracting(PersonalTable::table).containsExactlyInAnyOrderElementsOf(naming);
    }

    private Published copy() {
        shop.copy(folder.resolve("copy"));
        return new Published(
                Warehouse.at(LocalSpark.session(), folder.resolve("copy").toString()));
    }

    /** Files of the warehouse whose bytes, or whose rows when they are data, hold the text. */
    private List<String> filesWith(String text) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("copy"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (bytes.contains(text)
                        || (bytes.startsWith("PAR1") && decoded(file).contains(text))) {
                    found.add(file.toString());
                }
            }
        }
        return found;
    }

    private static String decoded(Path file) {
        return String.join(
                "\n",
                LocalSpark.session().read().parquet(file.toString()).toJSON().collectAsList());
    }

    private static List<Row> others(Published published, LocalDate asOf) {
        return published
                .customers(at(published, asOf))
                .filter(col("customer_id").notEqual(CUSTOMER))
                .orderBy("customer_id")
                .collectAsList();
    }

    private static List<String> lastCustomers(Published published) {
        return published
                .rows(at(published, Shop.AS_OF), ScoreCutTable.SPEC)
                .filter(ScoreCutTable.LAST_CUSTOMER_ID.col().isNotNull())
                .select(ScoreCutTable.LAST_CUSTOMER_ID.col())
                .orderBy(ScoreCutTable.LAST_CUSTOMER_ID.col())
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static long customers(Published published, TableSpec table) {
        return published
                .rows(at(published, Shop.AS_OF), table)
                .agg(sum("customers"))
                .first()
                .getLong(0);
    }

    private static BigDecimal quality(Published published, String measure) {
        return published
                .rows(at(published, Shop.AS_OF), QualityResultTable.SPEC)
                .filter(QualityResultTable.MEASURE.col().equalTo(measure))
                .select(QualityResultTable.MEASURED.col())
                .first()
                .getDecimal(0);
    }

    private static Publication at(Published published, LocalDate asOf) {
        return published.at(Optional.of(asOf)).orElseThrow();
    }

    private static ForgetReport forget(Published published, String customer) {
        return job(published).run(job(published).plan(customer), asOf -> {});
    }

    private static ForgetJob job(Published published) {
        return new ForgetJob(published.warehouse(), caller());
    }

    private static RunOrder.Caller caller() {
        return new RunOrder.Caller(Optional.empty(), "test", "{}", Clock.systemUTC());
    }

    private static List<?> findings(Published published) {
        return new VerifyJob(published.warehouse()).run(Optional.empty()).findings();
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable work, String code) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.code())
                .isEqualTo(code));
    }
}
