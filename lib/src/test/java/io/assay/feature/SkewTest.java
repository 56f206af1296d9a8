package io.assay.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.table.RunColumns;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.oracle.FeatureOracle;
import io.assay.testkit.oracle.OracleCustomer;
import io.assay.testkit.oracle.OracleRows;
import io.assay.testkit.oracle.OracleTransaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One customer has three of ten rows. */
@ExtendWith(LocalSpark.class)
class SkewTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 7, 1);
    private static final Map<String, String> MANY_TASKS =
            Map.of("spark.sql.shuffle.partitions", "8", "spark.sql.adaptive.coalescePartitions.enabled", "false");
    private static final int OF_THE_LARGE_ONE = 1_800;
    private static final int OTHERS = 420;

    private final Map<String, String> before = new HashMap<>();

    /** The most records that one task took out of a shuffle. */
    private static final class LargestTask extends SparkListener {
        private final AtomicLong records = new AtomicLong();

        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            records.accumulateAndGet(end.taskMetrics().shuffleReadMetrics().recordsRead(), Math::max);
        }
    }

    @BeforeEach
    void shuffleIntoManyTasks(SparkSession spark) {
        MANY_TASKS.forEach((key, value) -> {
            before.put(key, spark.conf().get(key));
            spark.conf().set(key, value);
        });
    }

    @AfterEach
    void restore(SparkSession spark) {
        before.forEach((key, value) -> spark.conf().set(key, value));
    }

    @Test
    @Fault("D07")
    void noTaskTakesAllRowsOfALargeCustomerAndTheFeaturesAreRight(SparkSession spark) throws Exception {
        List<OracleTransaction> rows = rows();
        LargestTask largest = new LargestTask();
        spark.sparkContext().addSparkListener(largest);

        List<Row> found;
        try {
            found = features(OracleRows.of(spark, rows)).collectAsList();
            spark.sparkContext().listenerBus().waitUntilEmpty();
        } finally {
            spark.sparkContext().removeSparkListener(largest);
        }

        assertThat(largest.records.get()).isPositive().isLessThan(OF_THE_LARGE_ONE);
        Map<String, OracleCustomer> expected = new FeatureOracle(AS_OF, 365).customers(rows);
        assertThat(found).hasSize(1 + OTHERS).hasSameSizeAs(expected.keySet());
        SoftAssertions all = new SoftAssertions();
        for (Row row : found) {
            new FeatureComparison(all, row).same(expected.get(row.<String>getAs(RunColumns.CUSTOMER_ID.name())));
        }
        all.assertAll();
    }

    private static List<OracleTransaction> rows() {
        List<OracleTransaction> rows = new ArrayList<>();
        for (int i = 0; i < OF_THE_LARGE_ONE; i++) {
            rows.add(OracleTransaction.purchase("large", "l" + i, AS_OF.minusDays(1 + i % 300), "1." + (10 + i % 90)));
        }
        for (int customer = 0; customer < OTHERS; customer++) {
            for (int i = 0; i < 10; i++) {
                LocalDate day = AS_OF.minusDays(1 + (customer + 31 * i) % 360);
                rows.add(OracleTransaction.purchase("c" + customer, "t" + customer + "-" + i, day, "5.00"));
            }
        }
        return rows;
    }

    private static Dataset<Row> features(Dataset<Row> transactions) {
        return new CustomerFeatures(
                        AS_OF,
                        List.of(Window.ofDays(365)),
                        CustomerFeatures.Visit.DAY,
                        CustomerFeatures.Returns.NET,
                        CustomerFeatures.Inactive.DROP,
                        6)
                .apply(new CustomerDays(CustomerDays.ZeroAmounts.VISIT).apply(transactions));
    }
}
