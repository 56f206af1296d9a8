package io.assay.jobs.run;

import org.apache.spark.SparkContext;

/**
 * How many parts customers are kept in: fewer than rows are exchanged in, for a pass over customers is short, there are many
 * passes, and each part of each costs a task.
 */
final class CustomerParts {
    private static final int PARTS_A_CORE = 3;
    private static final long DAYS_A_PART = 500_000;

    private CustomerParts() {}

    /** The number for customers with so many days in all. */
    static int of(long days, SparkContext spark) {
        return Math.toIntExact(Math.max((long) PARTS_A_CORE * spark.defaultParallelism(), days / DAYS_A_PART + 1));
    }
}
