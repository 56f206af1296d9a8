package io.assay.feature;

import static io.assay.table.CustomerFeatureTable.CYCLE_DAYS;
import static io.assay.table.CustomerFeatureTable.DORMANT_DAYS;
import static io.assay.table.CustomerFeatureTable.IS_ACTIVE;
import static io.assay.table.WindowSteps.CYCLE_CUSTOMERS;
import static io.assay.table.WindowSteps.CYCLE_TENTHS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;

import io.assay.transform.Estimator;
import io.assay.transform.Transformation;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Learns how long a customer may be away and still be active: a given number of days, or the larger of 90 days and
 * twice the median purchase cycle.
 *
 * @param days the limit; empty means that it is learnt
 */
public record Activity(OptionalInt days) implements Estimator<Activity.Limit> {
    private static final int LEAST_DAYS = 90;
    private static final int CYCLES = 2;
    private static final double TENTHS = 10.0;

    public Activity {
        if (days.isPresent() && days.getAsInt() < 1) {
            throw new IllegalArgumentException("days must be at least 1, got " + days.getAsInt());
        }
    }

    @Override
    public Limit fit(Dataset<Row> customers) {
        if (days.isPresent()) {
            return new Limit(days.getAsInt(), OptionalDouble.empty());
        }
        OptionalDouble median = medianCycle(customers);
        int learnt = (int) Math.ceil(CYCLES * median.orElse(0));
        return new Limit(Math.max(LEAST_DAYS, learnt), median);
    }

    /** Median of the cycles, each rounded to a tenth of a day, so that few counts reach the driver. */
    private static OptionalDouble medianCycle(Dataset<Row> customers) {
        List<Row> counts = customers
                .filter(CYCLE_DAYS.col().isNotNull())
                .groupBy(round(CYCLE_DAYS.col().multiply(lit(TENTHS)))
                        .cast("bigint")
                        .as(CYCLE_TENTHS.name()))
                .agg(CYCLE_CUSTOMERS.from(count(lit(1))))
                .orderBy(CYCLE_TENTHS.col())
                .collectAsList();
        long total = counts.stream()
                .mapToLong(row -> CYCLE_CUSTOMERS.in(row, Long.class))
                .sum();
        if (total == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((at(counts, (total - 1) / 2) + at(counts, total / 2)) / (2 * TENTHS));
    }

    private static long at(List<Row> counts, long place) {
        long before = 0;
        for (Row row : counts) {
            before += CYCLE_CUSTOMERS.in(row, Long.class);
            if (before > place) {
                return CYCLE_TENTHS.in(row, Long.class);
            }
        }
        throw new IllegalArgumentException("place must be below the number of customers, got " + place);
    }

    /**
     * Tells active customers from dormant ones.
     *
     * @param activeDays days since the last visit that still count as active
     * @param medianCycleDays what the limit was learnt from, if it was
     */
    public record Limit(int activeDays, OptionalDouble medianCycleDays) implements Transformation {
        @Override
        public Dataset<Row> apply(Dataset<Row> customers) {
            return customers.withColumn(
                    IS_ACTIVE.name(), IS_ACTIVE.from(coalesce(DORMANT_DAYS.col().leq(lit(activeDays)), lit(false))));
        }
    }
}
