package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.run.RunReport;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.PublicationCheck;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.RunWriter;
import io.assay.jobs.store.Warehouse;
import io.assay.table.SegmentTransitionTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published does not depend on the order in which as-of dates are run. */
class BackfillTest {
    private static final LocalDate FIRST = Shop.AS_OF.minusMonths(2);
    private static final LocalDate MIDDLE = Shop.AS_OF.minusMonths(1);
    private static final LocalDate LAST = Shop.AS_OF;

    @TempDir
    static Path folder;

    private static Shop shop;
    private static Path inOrder;
    private static RunReport between;

    @BeforeAll
    static void runTheMiddleDateLast() {
        shop = Shop.lean(folder, 40, 21);
        shop.run(FIRST);
        inOrder = folder.resolve("in-order");
        shop.copy(inOrder);
        shop.run(LAST);
        between = shop.run(MIDDLE);
    }

    @Test
    @Fault({"R05", "C7"})
    void anOlderDateRunLaterRenewsTheMovesIntoTheNextOne() {
        for (LocalDate asOf : List.of(MIDDLE, LAST)) {
            shop.run(inOrder.toString(), asOf);
        }

        assertThat(between.found().notes()).last().asString().contains(LAST.toString(), MIDDLE.toString());
        Published outOfOrder = new Published(warehouse(shop.warehouse()));
        Published expected = new Published(warehouse(inOrder));
        assertThat(outOfOrder.all())
                .extracting(Publication::contentHash)
                .isEqualTo(expected.all().stream().map(Publication::contentHash).toList());
        for (LocalDate asOf : List.of(MIDDLE, LAST)) {
            assertThat(moves(outOfOrder, asOf)).isNotEmpty().isEqualTo(moves(expected, asOf));
        }
        assertThat(findings(outOfOrder)).isEmpty();
    }

    @Test
    void aRenewalThatWasBrokenOffIsFinishedByTheNextRun() {
        Path copy = folder.resolve("broken-off");
        shop.copy(copy);
        Published published = new Published(warehouse(copy));
        Publication last = published.at(Optional.of(LAST)).orElseThrow();
        List<String> before = moves(published, LAST);
        List<Row> some =
                published.rows(last, SegmentTransitionTable.SPEC).limit(1).collectAsList();
        try (RunWriter writer = new RunWriter(published.warehouse(), LAST, last.runId(), "broken off")) {
            writer.write(
                    SegmentTransitionTable.SPEC,
                    LocalSpark.session().createDataFrame(some, SegmentTransitionTable.SPEC.schema()));
        }
        assertThat(findings(published)).singleElement().extracting("table").isEqualTo("segment_transition");

        RunReport again = shop.run(copy.toString(), MIDDLE);

        assertThat(again.outcome()).isEqualTo(RunReport.Outcome.ALREADY_PUBLISHED);
        assertThat(moves(published, LAST)).isEqualTo(before);
        assertThat(findings(published)).isEmpty();
        assertThat(shop.run(copy.toString(), LAST).outcome()).isEqualTo(RunReport.Outcome.ALREADY_PUBLISHED);
    }

    private static List<String> moves(Published published, LocalDate asOf) {
        Publication publication = published.at(Optional.of(asOf)).orElseThrow();
        return published
                .rows(publication, SegmentTransitionTable.SPEC)
                .selectExpr("concat_ws(' ', previous_as_of_date, scheme, from_segment, to_segment, customers,"
                        + " round(share_of_from, 9), monetary_before, monetary_now)")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }

    private static List<PublicationCheck.Finding> findings(Published published) {
        return new VerifyJob(published.warehouse()).run(Optional.empty()).findings();
    }

    private static Warehouse warehouse(Path folder) {
        return Warehouse.at(LocalSpark.session(), folder.toString());
    }
}
