package io.assay.ingest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Parameters that make no sense are refused before a row is read. */
class IngestParametersTest {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    @Test
    void aCurrencyIsACode() {
        assertThatThrownBy(() -> new IngestRules.Amounts("euro", Surplus.REJECT, BigDecimal.TEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("currency must be an ISO 4217 code such as EUR, got euro");
    }

    @Test
    void toleranceIsNotNegative() {
        assertThatThrownBy(() -> new IngestRules.Dates(DAY, ZoneOffset.UTC, DAY, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("futureToleranceDays must not be negative, got -1");
    }

    @Test
    void aWarningComesBeforeAFailure() {
        assertThatThrownBy(() -> new GateLimits.Pair(0.2, 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("warn limit 0.2 must not be above fail limit 0.1");
    }

    @Test
    void aFieldEndsWhereNoQuoteBegins() {
        assertThatThrownBy(() -> new DelimitedFormat('"', '"', DelimitedFormat.LineBreaks.END_THE_ROW, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("delimiter and quote must differ and be no line ends, got '\"' and '\"'");
    }

    @Test
    void aRowHasAtLeastACharacter() {
        assertThatThrownBy(() -> new DelimitedFormat(',', '"', DelimitedFormat.LineBreaks.END_THE_ROW, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("longestRow must be at least 1, got 0");
    }

    @Test
    void aDecimalPointDoesNotGroupThousands() {
        assertThatThrownBy(() -> new NumberFormat(",", ","))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("decimal must be one character and differ from thousands, got ',' and ','");
    }
}
