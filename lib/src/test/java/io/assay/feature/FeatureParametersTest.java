package io.assay.feature;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters that make no sense are refused before a row is read. */
class FeatureParametersTest {
    @Test
    void aWindowIsMeasuredOnce() {
        assertThatThrownBy(() -> features(List.of(Window.all(), Window.all()), 6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("windows must be given, each once, got ");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 13})
    void aTrendTakesFourToTwelveMonths(int months) {
        assertThatThrownBy(() -> features(List.of(Window.all()), months))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trendMonths must lie between 4 and 12, got " + months);
    }

    @Test
    void nobodyIsActiveForNoDay() {
        assertThatThrownBy(() -> new Activity(OptionalInt.of(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days must be at least 1, got 0");
    }

    @Test
    void aFoldWithoutRowsHasNoDay() {
        DayFold fold = new DayFold(Collections.emptyIterator());

        assertThatThrownBy(fold::next)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("No day is left");
    }

    private static CustomerFeatures features(List<Window> windows, int months) {
        return new CustomerFeatures(
                LocalDate.of(2011, 12, 10),
                windows,
                CustomerFeatures.Visit.DAY,
                CustomerFeatures.Returns.NET,
                CustomerFeatures.Inactive.KEEP,
                months);
    }
}
