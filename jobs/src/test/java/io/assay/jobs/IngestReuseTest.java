package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.run.Basis;
import io.assay.jobs.run.RunPlan;
import io.assay.jobs.run.RunReport;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.PublicationCheck;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.table.CustomerDayTable;
import io.assay.table.QualityResultTable;
import io.assay.table.TransactionTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judged rows are used again only where every row would be judged alike, and the result is the same. */
class IngestReuseTest {
    private static final LocalDate EARLIER = Shop.AS_OF.minusMonths(1);
    private static final String SHORT_TOLERANCE = "ingest.future_tolerance_days=10";

    private static final String RATES = "currency,date,rate\nUSD,2026-06-01,0.9\n";

    @TempDir
    static Path shared;

    private static Shop converting;
    private static String rates;
    private static Publication first;

    @TempDir
    Path folder;

    @BeforeAll
    static void runTheEarlierDate() throws IOException {
        converting = Shop.lean(shared, 60, 11);
        Files.writeString(shared.resolve("rates.csv"), RATES);
        rates = "rates=" + shared.resolve("rates.csv");
        first = converting.run(EARLIER, rates).publication().orElseThrow();
    }

    @Test
    @Fault("C8")
    void unchangedInputIsJudgedOnceAndTheResultIsThatOfAFreshRun() {
        Path reusing = folder.resolve("reusing");
        converting.copy(reusing);

        RunReport report = converting.run(reusing.toString(), Shop.AS_OF, rates);

        Publication second = report.publication().orElseThrow();
        Warehouse warehouse = warehouse(reusing);
        assertThat(warehouse.read(TransactionTable.SPEC).count())
                .isEqualTo(first.rows().accepted());
        assertThat(warehouse
                        .read(CustomerDayTable.SPEC)
                        .select("run_id")
                        .distinct()
                        .count())
                .isEqualTo(1);
        assertThat(report.found().notes()).singleElement().asString().contains(first.runId());
        assertThat(second.rows()).isEqualTo(first.rows());
        Path fresh = folder.resolve("fresh");
        RunReport alone = converting.run(fresh.toString(), Shop.AS_OF, rates);
        assertThat(second.contentHash())
                .isEqualTo(alone.publication().orElseThrow().contentHash());
        assertThat(report.found().money()).isEqualTo(alone.found().money());
        assertThat(quality(warehouse, second))
                .containsAll(quality(warehouse(fresh), alone.publication().get()));
        assertThat(verify(warehouse)).isEmpty();
    }

    @Test
    void rowsThatChangeSidesAreJudgedAnew() {
        Shop shop = Shop.lean(folder, 40, 12);
        Publication early = shop.run(EARLIER, SHORT_TOLERANCE).publication().orElseThrow();

        assertThat(early.rows().quarantined()).isPositive();
        assertThat(early.ingested().holdsAt(EARLIER)).isTrue();
        assertThat(shop.plan(Shop.AS_OF, SHORT_TOLERANCE).rowsJudgedBy()).isEmpty();
    }

    @Test
    void changedInputRulesAndRatesAndDamagedRowsAreJudgedAnew() throws IOException {
        Shop shop = converting;
        String warehouse = folder.resolve("copy").toString();
        shop.copy(folder.resolve("copy"));
        RunPlan plan = shop.plan(warehouse, Shop.AS_OF, rates);
        assertThat(plan.rowsJudgedBy()).contains(first.runId());
        assertThat(shop.plan(warehouse, Shop.AS_OF, rates, "ingest.zero_amounts=ignore")
                        .rowsJudgedBy())
                .isEmpty();

        Files.writeString(shared.resolve("rates.csv"), RATES.replace("0.9", "0.8"));
        RunPlan otherRates = shop.plan(warehouse, Shop.AS_OF, rates);
        assertThat(otherRates.rowsJudgedBy()).isEmpty();
        assertThat(otherRates.start().runId()).isNotEqualTo(plan.start().runId());
        Files.writeString(shared.resolve("rates.csv"), RATES);

        shop.deliver("more.csv", List.of("late,c001,2026-06-02,5.00"));
        assertThat(shop.plan(warehouse, Shop.AS_OF, rates).basis().mode()).isEqualTo(Basis.Mode.INCREMENTAL);
        Files.delete(shared.resolve("input").resolve("more.csv"));

        deleteData(Path.of(warehouse).resolve(CustomerDayTable.SPEC.name()));
        assertThat(shop.plan(warehouse, Shop.AS_OF, rates).rowsJudgedBy()).isEmpty();
        RunReport repaired = shop.run(warehouse, Shop.AS_OF, rates);
        assertThat(repaired.found().notes()).singleElement().asString().contains("full.damaged");
        assertThat(repaired.publication().orElseThrow().rows()).isEqualTo(first.rows());
    }

    @Test
    @Fault("D01")
    void aDayWithoutRowsLeavesWhatIsPublishedWhenThatIsAllowed() {
        Shop silent = Shop.lean(folder, 0, 14);
        converting.copy(silent.warehouse());

        RunReport empty = silent.run(Shop.AS_OF, "gates.allow_empty=true", "gates.volume_drop_fail=0");

        assertThat(empty.outcome()).isEqualTo(RunReport.Outcome.EMPTY_INPUT);
        assertThat(empty.publication()).isEmpty();
        assertThat(new Published(warehouse(silent.warehouse())).all()).containsExactly(first);
    }

    private static List<String> quality(Warehouse warehouse, Publication publication) {
        return new Published(warehouse)
                        .rows(publication, QualityResultTable.SPEC)
                        .filter("status = 'info'")
                        .selectExpr("concat_ws(' ', measure, subject, measured)")
                        .collectAsList()
                        .stream()
                        .map((Row row) -> row.getString(0))
                        .toList();
    }

    private static List<PublicationCheck.Finding> verify(Warehouse warehouse) {
        return new VerifyJob(warehouse).run(Optional.empty()).findings();
    }

    private static void deleteData(Path table) throws IOException {
        try (var files = Files.walk(table)) {
            for (Path file : files.filter(found -> found.toString().endsWith(".parquet"))
                    .filter(found -> !found.toString().contains("_delta_log"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    private static Warehouse warehouse(Path folder) {
        return Warehouse.at(LocalSpark.session(), folder.toString());
    }
}
