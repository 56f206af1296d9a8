package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.run.Basis;
import io.assay.jobs.run.RunPlan;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.PublicationCheck;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.TableEvidence;
import io.assay.jobs.store.Warehouse;
import io.assay.jobs.text.Language;
import io.assay.jobs.text.Wording;
import io.assay.table.CustomerDayTable;
import io.assay.table.QualityResultTable;
import io.assay.table.TableSpec;
import io.assay.table.TransactionTable;
import io.assay.testkit.LocalSpark;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that reads what came since the last one publishes what a run over everything does. */
class IncrementalRunTest {
    private static final LocalDate START = Shop.AS_OF;
    private static final String[] SETTINGS = {"gates.duplicate_fail=1", "ingest.merged_slices=3"};

    @TempDir
    Path folder;

    @Test
    void daysOfDeliveriesGiveWhatTheFullRunGives() {
        // each customer has a history of its own: rows in time, late, twice, and with errors
        Shop shop = Shop.lean(folder, 0, 1);
        History history = new History(1, 110);
        shop.deliver("first.csv", history.rows(400));
        shop.run(START, SETTINGS);
        List<Asked> asked = new ArrayList<>();
        for (int day = 1; day <= 4; day++) {
            LocalDate asOf = START.plusDays(day);
            // names in an order that says nothing of the time of delivery
            shop.deliver("d%d-%d.csv".formatted(9 - day, day), history.delivery(asOf, 60));
            if (day == 1) {
                RunPlan plan = shop.plan(asOf, SETTINGS);
                assertThat(plan.basis().mode()).isEqualTo(Basis.Mode.INCREMENTAL);
                assertThat(plan.basis().unread())
                        .singleElement()
                        .extracting("name")
                        .isEqualTo("d8-1.csv");
            }
            asked.add(Asked.by(() -> shop.run(asOf, SETTINGS)));
        }
        // a slice more is no plan that is longer: each run of four may differ by what it merges, no more
        assertThat(asked).allSatisfy(run -> {
            assertThat(run.largestPlan()).isLessThan(asked.get(0).largestPlan() + 3);
            assertThat(run.queries()).isLessThan(asked.get(0).queries() + 3);
        });
        LocalDate last = START.plusDays(4);
        Publication now = published(shop.warehouse(), last);

        Path fresh = folder.resolve("fresh");
        Publication whole =
                shop.run(fresh.toString(), last, SETTINGS).publication().orElseThrow();
        assertThat(now.contentHash()).isEqualTo(whole.contentHash());
        assertThat(now.rows()).isEqualTo(whole.rows());
        assertThat(quality(shop.warehouse(), now)).containsAll(quality(fresh, whole));
        // the slices of four days became one
        assertThat(sizes(now, TransactionTable.SPEC)).hasSize(2);
        assertThat(sizes(now, CustomerDayTable.SPEC)).hasSize(2);
        assertThat(verify(shop.warehouse())).isEmpty();
    }

    private static List<Long> sizes(Publication publication, TableSpec table) {
        return publication.slices(table.name()).stream()
                .map(TableEvidence::rows)
                .toList();
    }

    @Test
    void whatReachesBackIsReadWholeAndSaysWhy() throws IOException {
        Shop shop = Shop.lean(folder, 30, 4);
        shop.run(START);
        LocalDate next = START.plusDays(1);
        shop.deliver("more.csv", List.of("n1,c001,2026-06-30,5.00"));

        assertThat(shop.plan(next, "ingest.unique_key=[transaction]").basis().mode())
                .isEqualTo(Basis.Mode.FULL);
        assertThat(whyFull(shop.plan(next, "ingest.unique_key=[transaction]"))).contains("full.key");
        assertThat(whyFull(shop.plan(next, "ingest.orphan_returns=quarantine"))).contains("full.orphans");
        assertThat(whyFull(shop.plan(next, "ingest.zero_amounts=ignore"))).contains("full.rules");
        assertThat(whyFull(shop.plan(next, "ingest.incremental=false"))).contains("full.off");
        assertThat(shop.plan(next).basis().mode()).isEqualTo(Basis.Mode.INCREMENTAL);

        Path orders = folder.resolve("input").resolve("orders.csv");
        Files.writeString(orders, Files.readString(orders) + "n2,c002,2026-06-30,5.00\n");
        assertThat(whyFull(shop.plan(next))).contains("full.changed");
        assertThat(shop.plan(next).basis().whyFull().orElseThrow().in(Wording.of(Language.EN)))
                .isEqualTo("orders.csv was changed or is gone");

        Files.delete(orders);
        assertThat(whyFull(shop.plan(next.plusDays(1)))).contains("full.changed");
    }

    @Test
    void rowsAppendedToADeltaTableAreReadAloneAndChangedOnesAreNot() {
        SparkSession spark = LocalSpark.session();
        String table = folder.resolve("ledger").toString();
        Shop shop = new Shop(folder, """
                currency: EUR
                packs: [rfm-eight-segments]
                clusters: {enabled: false}
                sources:
                  - name: ledger
                    format: delta
                    path: ledger
                    columns: {customer: customer, transaction: id, time: day, amount: amount}
                """);
        append(spark, table, 1, 300);
        shop.run(START);
        append(spark, table, 250, 340);
        // moves the appended rows to another file
        DeltaTable.forPath(spark, table).optimize().executeCompaction();
        LocalDate next = START.plusDays(1);
        assertThat(shop.plan(next).basis().mode()).isEqualTo(Basis.Mode.INCREMENTAL);
        Publication now = shop.run(next).publication().orElseThrow();

        assertThat(sizes(now, TransactionTable.SPEC)).containsExactly(299L, 40L);
        assertThat(now.rows().duplicate()).isEqualTo(50);
        Publication whole =
                shop.run(folder.resolve("fresh").toString(), next).publication().orElseThrow();
        assertThat(now.contentHash()).isEqualTo(whole.contentHash());
        assertThat(now.rows()).isEqualTo(whole.rows());
        DeltaTable.forPath(spark, table).delete("id = '7'");
        assertThat(whyFull(shop.plan(next.plusDays(1)))).contains("full.changed");
    }

    /** Rows with numbers from one to before another; equal numbers are equal rows. */
    private static void append(SparkSession spark, String table, int from, int to) {
        spark.range(from, to)
                .coalesce(1)
                .selectExpr(
                        "cast(id as string) as id",
                        "concat('c', id % 40) as customer",
                        "date_sub(DATE'" + START + "', cast(1 + id % 150 as int)) as day",
                        "cast(1 + id % 77 as decimal(9,2)) as amount")
                .write()
                .format("delta")
                .mode("append")
                .save(table);
    }

    private static Optional<String> whyFull(RunPlan plan) {
        return plan.basis().whyFull().map(why -> why.key());
    }

    private static Publication published(Path warehouse, LocalDate asOf) {
        return new Published(Warehouse.at(LocalSpark.session(), warehouse.toString()))
                .at(Optional.of(asOf))
                .orElseThrow();
    }

    /** Counts and money; returns and spellings in doubt are counted when they arrive. */
    private static List<String> quality(Path warehouse, Publication publication) {
        return new Published(Warehouse.at(LocalSpark.session(), warehouse.toString()))
                        .rows(publication, QualityResultTable.SPEC)
                        .filter("measure not in ('orphan_returns', 'id_collisions', 'volume')")
                        .selectExpr("concat_ws(' ', measure, subject, measured, status, sentence)")
                        .collectAsList()
                        .stream()
                        .map((Row row) -> row.getString(0))
                        .toList();
    }

    private static List<PublicationCheck.Finding> verify(Path warehouse) {
        return new VerifyJob(Warehouse.at(LocalSpark.session(), warehouse.toString()))
                .run(Optional.empty())
                .findings();
    }

    /** Random purchases and returns that remember what was delivered. */
    private static final class History {
        private final SplittableRandom random;
        private final int customers;
        private final List<String> delivered = new ArrayList<>();
        private int number;

        History(long seed, int customers) {
            this.random = new SplittableRandom(seed);
            this.customers = customers;
        }

        List<String> rows(int rows) {
            List<String> made = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                made.add(row(START.minusDays(1 + random.nextInt(200))));
            }
            delivered.addAll(made);
            return made;
        }

        /** Rows of the day before, late ones, lines of old orders, rows that were there before, and rows with errors. */
        List<String> delivery(LocalDate asOf, int rows) {
            List<String> made = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                String old = delivered.get(random.nextInt(delivered.size()));
                made.add(
                        switch (random.nextInt(6)) {
                            case 0 -> row(asOf.minusDays(1 + random.nextInt(120)));
                            case 1 -> old;
                            case 2 -> otherLine(old);
                            case 3 -> old.replaceAll(",[^,]*$", ",much");
                            default -> row(asOf.minusDays(1));
                        });
            }
            delivered.addAll(made);
            return new ArrayList<>(new TreeSet<>(made));
        }

        private String otherLine(String old) {
            return old.replaceAll(",[^,]*$", "," + amount());
        }

        private String row(LocalDate day) {
            return "o%d,c%03d,%s,%s".formatted(number++, random.nextInt(customers), day, amount());
        }

        private String amount() {
            int cents = random.nextInt(20_000) - 1_500;
            return "%s%d.%02d".formatted(cents < 0 ? "-" : "", Math.abs(cents) / 100, Math.abs(cents) % 100);
        }
    }
}
