package io.assay.cluster;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.rint;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * One dimension of the cluster space: z = (t − mean)/sd with t = log(1 + max(x, 0)).
 *
 * <p>Both t and z are whole multiples of 2⁻²⁰ and are held as such ("ticks"). Sums of t are therefore exact. So are sums
 * of z in doubles: Σ|z| ≤ n by Cauchy-Schwarz, hence every partial sum of up to 2³³ customers is a multiple of 2⁻²⁰
 * below 2³³, which has 53 bits. That makes the k-means of MLlib, which adds doubles in whatever order the partitions
 * arrive, give the same bits for every order of rows, partition count and cluster size, without sorting.
 *
 * @param column feature column
 * @param mean mean of t over all customers, in ticks
 * @param sd sample standard deviation of t, in ticks, above 0
 * @param missing t of a customer without a value: the worst t of the others, in ticks
 */
public record SpaceAxis(String column, double mean, double sd, long missing) {
    /** Ticks in 1. */
    static final double TICKS = 1 << 20;

    /** t in ticks; null where the column is null or not finite. */
    static Column logTicks(String column) {
        Column value = col(column).cast("double");
        Column finite = value.between(lit(-Double.MAX_VALUE), lit(Double.MAX_VALUE));
        return when(
                finite,
                rint(log1p(greatest(value, lit(0.0))).multiply(lit(TICKS))).cast("long"));
    }

    /** z in ticks, never null. */
    Column ticks() {
        Column t = coalesce(logTicks(column), lit(missing)).cast("double");
        return rint(t.minus(lit(mean)).divide(lit(sd)).multiply(lit(TICKS))).cast("long");
    }

    /** z, never null. */
    Column z() {
        return ticks().cast("double").divide(lit(TICKS));
    }

    /** The log coordinate that a z stands for: z · sd + mean, in units of log(1 + x). */
    double logOf(double z) {
        return (z * sd + mean) / TICKS;
    }

    /** Standard deviation of log(1 + x). */
    double logSd() {
        return sd / TICKS;
    }
}
