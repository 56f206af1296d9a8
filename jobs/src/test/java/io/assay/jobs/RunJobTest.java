package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.run.RunReport;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.table.QualityResultTable;
import io.assay.table.QuarantineTable;
import io.assay.table.RunAuditTable;
import io.assay.table.SegmentSummaryTable;
import io.assay.table.SegmentTransitionTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJobTest {
    @TempDir
    Path folder;

    @Test
    @Fault({"C8", "R03", "C27"})
    void runningAgainChangesNothing() {
        Warehouse warehouse = copyOfPublished();
        Publication first = published(warehouse);
        long version = warehouse.version(Published.WIDE);

        RunReport again = Shop.published().run(warehouse.root(), Shop.AS_OF);

        assertThat(again.outcome()).isEqualTo(RunReport.Outcome.ALREADY_PUBLISHED);
        assertThat(again.publication()).contains(first);
        assertThat(warehouse.version(Published.WIDE)).isEqualTo(version);
        assertThat(audit(warehouse)).containsExactly("published 1 0", "published 1 0");
        assertThat(new VerifyJob(warehouse).run(Optional.empty()).findings()).isEmpty();
    }

    @Test
    @Fault({"C4", "C5", "C16"})
    void shuffledRowsInSevenFilesAndPlansThatAdaptGiveTheSameContent() {
        List<String> rows = Shop.purchases(60, 2);
        Shop whole = new Shop(folder.resolve("whole"));
        whole.deliver("orders.csv", rows);
        Shop split = new Shop(folder.resolve("split"));
        List<String> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(7));
        for (int file = 0; file < 7; file++) {
            int size = shuffled.size();
            split.deliver("part-" + file + ".csv", shuffled.subList(size * file / 7, size * (file + 1) / 7));
        }
        Publication one = whole.run(Shop.AS_OF).publication().orElseThrow();

        RuntimeConfig settings = LocalSpark.session().conf();
        settings.set("spark.sql.shuffle.partitions", "9");
        settings.set("spark.sql.adaptive.enabled", "true");
        Publication seven;
        try {
            seven = split.run(Shop.AS_OF).publication().orElseThrow();
        } finally {
            settings.set("spark.sql.shuffle.partitions", "2");
            settings.set("spark.sql.adaptive.enabled", "false");
        }

        assertThat(seven.contentHash()).isEqualTo(one.contentHash());
        assertThat(seven.customers()).isEqualTo(60);
    }

    @Test
    @Fault({"R06", "C23", "C28"})
    void anotherSettingMakesAnotherGeneration() {
        Warehouse warehouse = copyOfPublished();
        Publication first = published(warehouse);

        Publication second = Shop.published()
                .run(
                        warehouse.root(),
                        Shop.AS_OF,
                        "scores.levels=4",
                        "scores.code04=four_grades",
                        "scores.normalise=[recency_days, monetary]")
                .publication()
                .orElseThrow();

        assertThat(second.generation()).isGreaterThan(first.generation());
        assertThat(second.edition().previousRunId()).contains(first.runId());
        Dataset<Row> customers = new Published(warehouse).customers(second);
        assertThat(customers
                        .filter("rfm04 rlike '^[0-4]{3}$' and rfm04_value between 0 and 4")
                        .count())
                .isEqualTo(90);
        assertThat(customers
                        .selectExpr(
                                "min(recency_days_norm)",
                                "max(recency_days_norm)",
                                "min_by(recency_days, recency_days_norm) = max(recency_days)",
                                "min(monetary_norm)",
                                "max(monetary_norm)")
                        .first())
                .isEqualTo(org.apache.spark.sql.RowFactory.create(0.0, 1.0, true, 0.0, 1.0));
        assertThat(new Published(warehouse)
                        .rows(second, io.assay.table.ModelVersionTable.SPEC)
                        .filter("model = 'norm-minmax'")
                        .count())
                .isEqualTo(8);
    }

    @Test
    @Fault({"D02", "C28"})
    void aFailedGatePublishesNothingAndKeepsTheQuarantine() {
        Shop shop = Shop.lean(folder, 40, 4);
        Publication before = shop.run(Shop.AS_OF).publication().orElseThrow();
        List<String> bad = Collections.nCopies(1, "o,,2026-06-30,1.00");
        List<String> rows = new ArrayList<>(Shop.purchases(40, 4));
        rows.addAll(bad);
        shop.deliver("orders.csv", rows);

        assertThatThrownBy(() -> shop.run(Shop.AS_OF, "gates.quarantine_fail=0", "gates.quarantine_warn=0"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exit()).isEqualTo(ExitCode.QUALITY))
                .hasMessageContaining("1 of " + rows.size() + " rows");

        assertThat(new Published(warehouse(shop)).all()).containsExactly(before);
        assertThat(warehouse(shop).read(QuarantineTable.SPEC).count()).isEqualTo(1);
        assertThat(warehouse(shop)
                        .read(QualityResultTable.SPEC)
                        .filter("status = 'fail'")
                        .count())
                .isEqualTo(1);
        assertThat(audit(warehouse(shop))).containsExactly("published 1 0", "gate-failed null 4");
    }

    @Test
    void inputThatIsNotThereIsInTheAudit() throws IOException {
        Shop shop = Shop.lean(folder, 40, 4);
        shop.run(Shop.AS_OF);
        Files.delete(folder.resolve("input/orders.csv"));

        assertThatThrownBy(() -> shop.run(Shop.AS_OF.plusDays(1)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exit()).isEqualTo(ExitCode.INPUT));

        assertThat(audit(warehouse(shop))).containsExactly("published 1 0", "failed null 3");
        Row last =
                warehouse(shop).read(RunAuditTable.SPEC).filter("exit_code = 3").first();
        assertThat(last.<String>getAs("run_id")).isEqualTo(last.<String>getAs("attempt_id"));
        assertThat(last.<String>getAs("message")).contains("has no files");
    }

    @Test
    void inputThatIsNotThereMakesNoTables() throws IOException {
        Shop shop = Shop.lean(folder, 40, 4);
        Files.delete(folder.resolve("input/orders.csv"));

        assertThatThrownBy(() -> shop.run(Shop.AS_OF)).isInstanceOf(Failure.class);

        assertThat(warehouse(shop).has(RunAuditTable.SPEC)).isFalse();
    }

    /** Outcome, generation and exit code of each try, in order. */
    private static List<String> audit(Warehouse warehouse) {
        return warehouse.read(RunAuditTable.SPEC).orderBy("started_at").collectAsList().stream()
                .map(row -> row.getAs("outcome") + " " + row.getAs("generation") + " " + row.getAs("exit_code"))
                .toList();
    }

    @Test
    @Fault({"C2", "C3", "C22", "C20", "R14"})
    void movesAddUpToTheSizesOfBothDays() {
        Published published = new Published(warehouse(Shop.published()));
        Publication before =
                published.at(Optional.of(Shop.AS_OF.minusMonths(1))).orElseThrow();
        Publication now = published.at(Optional.of(Shop.AS_OF)).orElseThrow();

        Dataset<Row> moves = published.rows(now, SegmentTransitionTable.SPEC).filter("scheme = 'rfm_segment'");
        assertThat(sizes(moves.filter("to_segment <> '(lost)'"), "to_segment")).isEqualTo(summary(published, now));
        assertThat(sizes(moves.filter("from_segment <> '(new)'"), "from_segment"))
                .isEqualTo(summary(published, before));
        BigDecimal money = published
                .rows(now, SegmentSummaryTable.SPEC)
                .filter("scheme = 'segment8'")
                .agg(org.apache.spark.sql.functions.sum("monetary"))
                .first()
                .getDecimal(0);
        assertThat(money).isEqualByComparingTo(now.monetary());
        assertThat(now.evidence("customer_segment")).isPresent();
    }

    private static Map<String, Long> sizes(Dataset<Row> moves, String side) {
        return moves.groupBy(side).sum("customers").collectAsList().stream()
                .collect(java.util.stream.Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
    }

    private static Map<String, Long> summary(Published published, Publication publication) {
        return published
                .rows(publication, SegmentSummaryTable.SPEC)
                .filter("scheme = 'rfm_segment' and customers > 0")
                .collectAsList()
                .stream()
                .collect(java.util.stream.Collectors.toMap(
                        row -> row.getAs("segment"), row -> row.<Long>getAs("customers")));
    }

    private Warehouse copyOfPublished() {
        Path copy = folder.resolve("copy");
        Shop.published().copy(copy);
        return Warehouse.at(LocalSpark.session(), copy.toString());
    }

    private static Publication published(Warehouse warehouse) {
        return new Published(warehouse).at(Optional.of(Shop.AS_OF)).orElseThrow();
    }

    private static Warehouse warehouse(Shop shop) {
        return Warehouse.at(LocalSpark.session(), shop.warehouse().toString());
    }

    /** Columns that the content hash must not cover. */
    @Test
    void onlyColumnsBoundToTheRunAreLeftOutOfTheHash() {
        assertThat(io.assay.jobs.store.RunWriter.RUN_BOUND).isEqualTo(Set.of("run_id", "cluster_id"));
    }
}
