package io.assay.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FilePlanTest {
    private static final GeneratorParams.Period PERIOD = new GeneratorParams.Period(LocalDate.of(2025, 11, 1), 3);

    @Test
    void filesAreMonthsUnlessTheirNumberIsGiven() {
        assertThat(new FilePlan(PERIOD, OptionalInt.empty()).names())
                .containsExactly("2025-11.csv", "2025-12.csv", "2026-01.csv");
        assertThat(new FilePlan(PERIOD, OptionalInt.of(2)).names()).containsExactly("part-00000.csv", "part-00001.csv");
    }

    @Test
    void aNumberOfFilesBelowOneIsRefused() {
        assertThatThrownBy(() -> new FilePlan(PERIOD, OptionalInt.of(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("files must lie between 1 and 100000, got 0");
    }
}
