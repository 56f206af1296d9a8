package io.assay.generate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.generate.GeneratorParams.CustomerModel;
import io.assay.generate.GeneratorParams.Period;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratorParamsTest {
    @Test
    void refusesWhatHasNoMeaning() {
        assertThatThrownBy(() -> new Purchasing(0, 1, 1, 1)).hasMessage("r must be finite and above 0, got 0.0");
        assertThatThrownBy(() -> new Spending(6, 1, 15))
                .hasMessage("q must be above 1, so that the mean basket is finite, got 1.0");
        assertThatThrownBy(() -> new Period(LocalDate.of(2024, 7, 2), 24))
                .hasMessage("start must be the first of a month, got 2024-07-02");
        assertThatThrownBy(() -> new Period(LocalDate.of(2024, 7, 1), 0))
                .hasMessage("months must lie between 1 and 600, got 0");
        assertThatThrownBy(() -> GeneratorParams.of(0, new Period(LocalDate.of(2024, 7, 1), 1), 1, CustomerModel.USUAL))
                .hasMessage("customers must be at least 1, got 0");
    }

    @Test
    void refusesRatesThatAreNoShares() {
        assertThatThrownBy(() -> new Rates(1.5, Map.of())).hasMessage("returns must lie between 0 and 1, got 1.5");
        assertThatThrownBy(() -> new Rates(0, Map.of(RowKind.RETURN, 0.1))).hasMessage("return is no kind of dirt");
        assertThatThrownBy(() -> new Rates(0, Map.of(RowKind.BAD_DATE, 0.6, RowKind.BAD_AMOUNT, 0.6)))
                .hasMessage("The sum of all kinds of dirt must lie between 0 and 1, got 1.2");
    }
}
