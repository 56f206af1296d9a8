package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import io.assay.jobs.report.PlanText;
import io.assay.jobs.run.RunPlan;
import io.assay.jobs.run.RunPlan.Change;
import io.assay.jobs.run.RunPlan.Status;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.TableVersion;
import io.assay.jobs.text.Language;
import io.assay.jobs.text.Wording;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says, beside one publication, and that saying it changes nothing. */
class RunPlanTest {
    private static final String QUICK = "clusters.enabled=false";

    @TempDir
    static Path folder;

    private static Shop shop;
    private static RunPlan before;
    private static Publication first;

    @BeforeAll
    static void planAndPublish() {
        shop = Shop.with(folder, 12, 5);
        before = shop.plan(Shop.AS_OF, QUICK);
        assertThat(shop.warehouse()).doesNotExist();
        first = shop.run(Shop.AS_OF, QUICK).publication().orElseThrow();
    }

    @Test
    void theFirstRunOfAWarehouseIsNew() {
        assertThat(before.status()).isEqualTo(Status.NEW);
        assertThat(before.generation()).isEqualTo(first.generation());
        assertThat(before.start().runId()).isEqualTo(first.runId());
        assertThat(before.rowsJudgedBy()).isEmpty();
        assertThat(tables(before))
                .contains("transactions", "customer_segment", "run_manifest", "run_audit")
                .doesNotContain("segment_transition", "cluster_profile");
    }

    @Test
    void whatIsPublishedIsNotDoneAgain() {
        RunPlan plan = shop.plan(Shop.AS_OF, QUICK);

        assertThat(plan.status()).isEqualTo(Status.DONE);
        assertThat(plan.stages()).isEmpty();
        assertThat(plan.targets()).isEmpty();
        assertThat(text(plan))
                .contains("Already published as generation 1 of run " + first.runId() + "; nothing is left to do.")
                .endsWith("Nothing was written.");
    }

    @Test
    void anotherConfigurationReplacesAndUsesJudgedRowsAgain() {
        RunPlan plan = shop.plan(Shop.AS_OF, QUICK, "scores.levels=4");

        assertThat(plan.status()).isEqualTo(Status.REPLACES);
        assertThat(plan.changes()).containsExactly(Change.CONFIGURATION);
        assertThat(plan.rowsJudgedBy()).contains(first.runId());
        assertThat(tables(plan)).doesNotContain("transactions", "quarantine", "customer_day");
        assertThat(text(plan))
                .contains("changed since: configuration; becomes generation 2.")
                .contains("the rows that run " + first.runId() + " judged");
    }

    @Test
    void anEarlierDayCountsTheMovesBehindItAnew() {
        RunPlan plan = shop.plan(Shop.AS_OF.minusMonths(1), QUICK);

        assertThat(plan.status()).isEqualTo(Status.NEW);
        assertThat(plan.neighbours().before()).isEmpty();
        assertThat(plan.neighbours().renewed()).contains(Shop.AS_OF);
    }

    @Test
    void aRunWritesWhatItsPlanSays() throws IOException {
        Set<String> written = new TreeSet<>();
        try (Stream<Path> tables = Files.list(shop.warehouse())) {
            tables.filter(table -> TableVersion.newest(LocalSpark.session(), table.toString()) > 0)
                    .forEach(table -> written.add(table.getFileName().toString()));
        }

        assertThat(tables(before)).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void inputThatCameOnTopIsReadAlone() throws IOException {
        shop.deliver("more.csv", List.of("o-new,c001,2026-06-30,9.50"));
        RunPlan plan;
        try {
            plan = shop.plan(Shop.AS_OF, QUICK);
        } finally {
            Files.delete(folder.resolve("input/more.csv"));
        }

        assertThat(plan.changes()).containsExactly(Change.INPUT);
        assertThat(plan.rowsJudgedBy()).isPresent();
        assertThat(plan.basis().unread()).extracting("name").containsExactly("more.csv");
        assertThat(tables(plan)).contains("transactions", "quarantine", "customer_day");
        assertThat(plan.targets())
                .filteredOn(target -> target.table().name().equals("transactions"))
                .singleElement()
                .extracting(target -> target.partition().get("run_id"))
                .asString()
                .startsWith(plan.start().runId() + "-");
    }

    @Test
    void aLaterDayCountsMovesFromThisOne() {
        RunPlan plan = shop.plan(Shop.AS_OF.plusDays(1), QUICK);

        assertThat(plan.neighbours().before()).contains(Shop.AS_OF);
        assertThat(plan.neighbours().renewed()).isEmpty();
        assertThat(tables(plan)).contains("segment_transition");
    }

    @Test
    void theDocumentIsWholeWhereTheTextIsCutShort(@TempDir Path many) {
        Shop days = new Shop(many);
        Stream.of(1, 2, 3, 4, 5, 6, 7).forEach(day -> days.deliver("day" + day + ".csv", List.of()));

        RunPlan plan = days.plan(Shop.AS_OF);

        assertThat(text(plan))
                .contains("source shop, csv, 7 files, 182 B", "day5.csv", "and 2 more; --format json lists all")
                .contains("k-means clusters of recency_days, frequency, monetary, 3 to 10 of them by the rules")
                .doesNotContain("day6.csv");
        Map<?, ?> reads = (Map<?, ?>) plan.json().get("reads");
        assertThat((List<?>) reads.get("inputs")).hasSize(7);
        assertThat(reads.get("bytes")).isEqualTo(182L);
        assertThat(plan.json()).containsEntry("status", "new").containsEntry("already_published", false);
    }

    @Test
    void withoutInputThereIsNoPlan(@TempDir Path empty) {
        assertThatThrownBy(() -> new Shop(empty).plan(Shop.AS_OF))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("input.no-files");
                    assertThat(failure.exitCode()).isEqualTo(3);
                })
                .hasMessageContaining("Source shop has no files at ");
    }

    @Test
    void planningChangesNoByteOfTheWarehouse() throws IOException {
        Map<Path, String> files = bytes(shop.warehouse());

        shop.plan(Shop.AS_OF, QUICK);
        shop.plan(Shop.AS_OF, "scores.levels=3");
        shop.plan(Shop.AS_OF.minusMonths(2));

        assertThat(bytes(shop.warehouse())).isEqualTo(files);
    }

    private static String text(RunPlan plan) {
        return new PlanText(plan, Wording.of(Language.EN)).text();
    }

    private static List<String> tables(RunPlan plan) {
        return plan.targets().stream().map(target -> target.table().name()).toList();
    }

    /** Content and time of every file, hidden ones included. */
    private static Map<Path, String> bytes(Path folder) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(
                        file,
                        Files.getLastModifiedTime(file) + " " + HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
