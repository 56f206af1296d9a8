package io.assay.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.source.InputPin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PastInputTest {
    private static final InputPin ONE = file("a|b/1.csv", "100", 10);
    private static final InputPin TWO = file("2.csv", "200", 20);
    private static final InputPin THREE = file("3.csv", "300", 30);
    private static final PastInput.Appended NEVER = (now, before) -> Optional.empty();

    @Test
    void newFilesComeOnTop() {
        PastInput past = past(List.of(ONE, TWO), "");

        assertThat(past.until(List.of(ONE, TWO, THREE), NEVER).added()).containsExactly(THREE);
        assertThat(past.until(List.of(THREE, ONE, TWO), NEVER).changed()).isEmpty();
        assertThat(past.until(List.of(ONE, TWO), NEVER).added()).isEmpty();
    }

    @Test
    void changedAndMissingFilesAreNamed() {
        PastInput past = past(List.of(ONE, TWO), "");

        assertThat(past.until(List.of(ONE), NEVER).changed()).contains("2.csv");
        assertThat(past.until(List.of(ONE, file("2.csv", "201", 20), THREE), NEVER)
                        .changed())
                .contains("2.csv");
        assertThat(past.until(List.of(ONE, file("2.csv", "200", 21)), NEVER).changed())
                .contains("2.csv");
        assertThat(past.until(List.of(), NEVER).changed()).isPresent();
        assertThat(past(List.of(ONE), "").until(List.of(TWO), NEVER).changed()).contains("a|b/1.csv");
    }

    @Test
    void aTableGrowsByWhatWasAppended() {
        InputPin before = new InputPin("ledger", "delta", "sales", "/x/sales", "4", 0);
        InputPin now = new InputPin("ledger", "delta", "sales", "/x/sales", "6", 0);
        PastInput past = past(List.of(before), "\nrates abc");
        List<String> asked = new ArrayList<>();

        PastInput.Growth growth = past.until(List.of(now), (pin, earlier) -> {
            asked.add(earlier);
            return Optional.of(pin);
        });

        assertThat(asked).containsExactly("ledger|delta|sales|4|0");
        assertThat(growth.added()).containsExactly(now);
        assertThat(past.until(List.of(now), NEVER).changed()).contains("sales");
    }

    @Test
    void anotherTableAtTheSamePlaceIsNoLaterVersion() {
        InputPin before = new InputPin("ledger", "delta", "sales", "/x/sales", "4", 0, "one", "");
        InputPin other = new InputPin("ledger", "delta", "sales", "/x/sales", "6", 0, "two", "");

        PastInput.Growth growth = past(List.of(before), "").until(List.of(other), (now, earlier) -> Optional.of(now));

        assertThat(growth.changed()).contains("sales");
        assertThat(growth.added()).isEmpty();
    }

    @Test
    void ratesAndCutsAreTakenApart() {
        PastInput past = PastInput.of(InputPin.identity(List.of(ONE, TWO)) + "\nrates abc\ncuts 0a1b");

        assertThat(past.rates()).isEqualTo("\nrates abc");
        assertThat(past.judged()).endsWith("rates abc");
        assertThat(past.pins()).containsExactlyInAnyOrder(ONE.identity(), TWO.identity());
        assertThat(past(List.of(ONE), "").rates()).isEmpty();
    }

    private static PastInput past(List<InputPin> pins, String more) {
        return PastInput.of(InputPin.identity(pins) + more);
    }

    private static InputPin file(String name, String version, long bytes) {
        return new InputPin("shop", "csv", name, "/data/" + name, version, bytes);
    }
}
