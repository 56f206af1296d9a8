package io.assay.ingest;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.feature.CustomerDays;
import io.assay.feature.LatestDays;
import io.assay.table.CustomerDayTable;
import io.assay.table.RunColumns;
import io.assay.testkit.Frames;
import io.assay.testkit.LocalSpark;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows judged delivery by delivery come to the same as all of them judged at once. */
@ExtendWith(LocalSpark.class)
class DeliveriesTest {
    private static final int HISTORIES = 240;
    private static final int DELIVERIES = 4;
    private static final LocalDate FIRST = LocalDate.of(2025, 5, 1);

    /** Each history is that of customers of its own, so that many are judged in one go. */
    @Test
    void anyHistoryOfDeliveriesGivesTheSameDaysAndAccounts(SparkSession spark) {
        // a row of amount zero is no part of a day, and is a duplicate all the same
        CustomerDays fold = new CustomerDays(CustomerDays.ZeroAmounts.IGNORE);
        SplittableRandom random = new SplittableRandom(20250701);
        List<RawRows> deliveries = new ArrayList<>();
        RawRows whole = RawRows.raw();
        List<List<String[]>> delivered = new ArrayList<>();
        for (int history = 0; history < HISTORIES; history++) {
            delivered.add(new ArrayList<>());
        }
        for (int number = 0; number < DELIVERIES; number++) {
            RawRows delivery = RawRows.raw();
            for (int history = 0; history < HISTORIES; history++) {
                int rows = random.nextInt(6);
                for (int i = 0; i < rows; i++) {
                    String[] row = row(random, history, delivered.get(history));
                    delivered.get(history).add(row);
                    delivery.inFile(number + ".csv", row[0], row[1], row[2], row[3], null);
                    whole.inFile(number + ".csv", row[0], row[1], row[2], row[3], null);
                }
            }
            deliveries.add(delivery);
        }
        Slices slices = new Slices(fold);

        deliveries.forEach(delivery -> slices.add(delivery.judged(spark).persist()));

        Dataset<Row> judged = whole.judged(spark).persist();
        Dataset<Row> expected = fold.apply(Judged.transactions(judged));
        Frames.assertSameRows(expected, fold.applyTogether(Judged.transactions(judged)));
        Frames.assertSameRows(
                expected.drop(CustomerDayTable.IS_RESTATED.name()),
                slices.latest().drop(CustomerDayTable.IS_RESTATED.name(), RunColumns.RUN_ID.name()));
        Accounting once = Judged.accounting(judged).check();
        assertThat(slices.accounting.rows()).isEqualTo(once.rows());
        assertThat(slices.accounting.money()).isEqualTo(once.money());
        assertThat(slices.accounting.days()).isEqualTo(once.days());
        assertThat(slices.accounting.horizon()).isEqualTo(once.horizon());
        assertThat(slices.days.filter(CustomerDayTable.IS_RESTATED.col()).count())
                .isGreaterThan(50);
        assertThat(once.duplicates()).isGreaterThan(100);
    }

    @Test
    void aRowThatDiffersInOneColumnIsNoRedelivery(SparkSession spark) {
        Dataset<Row> earlier = Judged.transactions(
                RawRows.raw().inFile("a", "ann", "2025-06-01", "1", "T1", null).judged(spark));
        Dataset<Row> later = RawRows.raw()
                .inFile("b", "ann", "2025-06-01", "1", "T1", null)
                .inFile("b", "ann", "2025-06-01", "1", "T2", null)
                .inFile("b", "bob", "2025-06-01", "1", "T1", null)
                .inFile("b", "ann", "2025-06-02", "1", "T1", null)
                .inFile("b", "ann", "2025-06-01", "x", "T1", null)
                .judged(spark);

        Dataset<Row> settled = new Redelivery(Redelivery.touched(earlier, Judged.transactions(later))).apply(later);

        Accounting accounting = Judged.accounting(settled).check();
        assertThat(accounting.duplicates()).isEqualTo(1);
        assertThat(accounting.accepted()).isEqualTo(3);
        assertThat(accounting.quarantined()).isEqualTo(1);
    }

    @Test
    void onlyDaysOfTheSameCustomersAreTouched(SparkSession spark) {
        Dataset<Row> earlier = Judged.transactions(RawRows.raw()
                .inFile("a", "ann", "2025-06-01", "1", "T1", null)
                .inFile("a", "ann", "2025-06-02", "1", "T2", null)
                .inFile("a", "bob", "2025-06-03", "1", "T3", null)
                .judged(spark));
        Dataset<Row> later = Judged.transactions(RawRows.raw()
                .inFile("b", "ann", "2025-06-01", "9", "T4", null)
                .inFile("b", "ann", "2025-06-03", "9", "T5", null)
                .judged(spark));

        assertThat(Redelivery.touched(earlier, later).select("txn_id").collectAsList())
                .singleElement()
                .extracting(row -> row.getString(0))
                .isEqualTo("T1");
        assertThat(Redelivery.touched(earlier, later.limit(0)).isEmpty()).isTrue();
    }

    /** A new row, a late one, a line of an old purchase, a row that was there before, or one with an error. */
    private static String[] row(SplittableRandom random, int history, List<String[]> delivered) {
        String customer = "h%d-%d".formatted(history, random.nextInt(3));
        String day = FIRST.plusDays(random.nextInt(8)).toString();
        String amount = Integer.toString(random.nextInt(9) - 2);
        String[] fresh = {customer, day, amount, "t" + history + "-" + random.nextInt(1_000_000)};
        if (delivered.isEmpty()) {
            return fresh;
        }
        String[] old = delivered.get(random.nextInt(delivered.size()));
        return switch (random.nextInt(5)) {
            case 0 -> old;
            case 1 -> new String[] {old[0], old[1], amount, old[3]};
            case 2 -> new String[] {customer, "never", amount, old[3]};
            default -> fresh;
        };
    }

    /** What a run stores, kept in memory. */
    private static final class Slices {
        private final CustomerDays fold;
        private final List<String> runs = new ArrayList<>();
        private Dataset<Row> transactions;
        private Dataset<Row> days;
        private Accounting accounting;

        Slices(CustomerDays fold) {
            this.fold = fold;
        }

        void add(Dataset<Row> alone) {
            String run = "run" + runs.size();
            runs.add(run);
            if (transactions == null) {
                transactions = Judged.transactions(alone);
                days = of(run, fold.apply(transactions));
                accounting = Judged.accounting(alone);
                return;
            }
            Dataset<Row> touched =
                    Redelivery.touched(transactions, Judged.transactions(alone)).persist();
            Dataset<Row> settled = new Redelivery(touched).apply(alone).persist();
            Dataset<Row> added = Judged.transactions(settled);
            days = days.union(of(run, fold.apply(added, Redelivery.touched(touched, added))))
                    .persist();
            accounting = accounting.plus(Judged.accounting(settled).check());
            transactions = transactions.union(added).persist();
        }

        private static Dataset<Row> of(String run, Dataset<Row> days) {
            return days.withColumn(RunColumns.RUN_ID.name(), lit(run));
        }

        Dataset<Row> latest() {
            return new LatestDays(runs).of(days);
        }
    }
}
