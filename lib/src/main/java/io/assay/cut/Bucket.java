package io.assay.cut;

import java.math.BigInteger;

/**
 * Customers whose worth lies between two places: how many, and the sum of their worth.
 *
 * @param number of the bucket of the first pass that it is, or lies in
 */
public record Bucket(long number, long low, long high, long count, BigInteger sum) {
    boolean single() {
        return low == high;
    }

    /** Whether the whole of another bucket lies between the same places. */
    boolean holds(Bucket other) {
        return low <= other.low && other.high <= high;
    }

    /** The same as a part of another bucket. */
    Bucket within(Bucket coarse) {
        return new Bucket(coarse.number, low, high, count, sum);
    }
}
