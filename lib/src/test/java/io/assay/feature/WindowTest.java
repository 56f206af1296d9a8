package io.assay.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WindowTest {
    @Test
    void daysAndAllHistoryAreRead() {
        assertThat(Window.parse(" 365D ")).isEqualTo(Window.ofDays(365));
        assertThat(Window.parse("all")).isEqualTo(Window.all());
    }

    @Test
    void anyOtherTextIsRefused() {
        assertThatThrownBy(() -> Window.parse("1y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot read window '1y': write days as 365d, or all");
    }

    @Test
    void aWindowHasAtLeastADay() {
        assertThatThrownBy(() -> Window.ofDays(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days must be at least 1, got 0");
    }
}
