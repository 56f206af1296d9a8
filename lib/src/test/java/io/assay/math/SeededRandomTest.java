package io.assay.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeededRandomTest {
    /** First outputs of the reference implementation in C (Vigna, splitmix64.c) for seed 1234567. */
    @Test
    void theSequenceIsThatOfSplitMix64() {
        SeededRandom random = new SeededRandom(1234567);

        assertThat(random.nextLong()).isEqualTo(6457827717110365317L);
        assertThat(random.nextLong()).isEqualTo(3203168211198807973L);
        assertThat(random.nextLong()).isEqualTo(Long.parseUnsignedLong("9817491932198370423"));
    }

    @Test
    void numbersLieBetweenZeroAndOneAndUsesOfASeedDiffer() {
        SeededRandom random = SeededRandom.of(1, 1);
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            double next = random.nextDouble();
            assertThat(next).isGreaterThanOrEqualTo(0).isLessThan(1);
            sum += next;
        }

        assertThat(sum / 10_000).isBetween(0.48, 0.52);
        assertThat(SeededRandom.of(1, 2).nextLong())
                .isNotEqualTo(SeededRandom.of(1, 1).nextLong());
    }
}
