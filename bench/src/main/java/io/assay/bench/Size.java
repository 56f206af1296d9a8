package io.assay.bench;

import java.util.Optional;

/** How much data a benchmark works on: months of purchases of invented customers. */
enum Size {
    /** About 20,000 transactions: shows that the benchmark works, and measures nothing but fixed cost. */
    XS(1_000, 1),
    /** About 2 million transactions. */
    S(100_000, 5),
    /** About 20 million transactions. */
    M(1_000_000, 5),
    /** About 100 million transactions. */
    L(5_000_000, 3);

    /** Months that give about 20 transactions a customer. */
    static final int MONTHS = 72;

    private final long customers;
    private final int rounds;

    Size(long customers, int rounds) {
        this.customers = customers;
        this.rounds = rounds;
    }

    /** The size that time per row is compared with, in the same rounds. */
    Optional<Size> smaller() {
        return this == L ? Optional.of(M) : Optional.empty();
    }

    long customers() {
        return customers;
    }

    /** Rounds in which each program runs once, unless told otherwise. */
    int rounds() {
        return rounds;
    }
}
