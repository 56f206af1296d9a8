package io.assay.cut;

import java.math.BigInteger;

/** Customers whose worth lies between two places: how many, and the sum of their worth. */
record Bucket(long low, long high, long count, BigInteger sum) {
    boolean single() {
        return low == high;
    }
}
