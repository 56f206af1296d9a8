package io.assay.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.ingest.Accounting;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A row of day d is of the future at as-of date a when d ≥ a + tolerance. */
class PublicationIngestedTest {
    private static final LocalDate AS_OF = LocalDate.parse("2026-07-01");
    private static final int TOLERANCE_DAYS = 2;

    @Test
    void noRowChangesSidesWithinTheRangeAndOneDoesJustOutside() {
        LocalDate lastAccepted = LocalDate.parse("2026-06-28");
        LocalDate firstFuture = LocalDate.parse("2026-07-10");

        Publication.Ingested ingested = of(Optional.of(lastAccepted), Optional.of(firstFuture));

        for (LocalDate asOf = AS_OF.minusDays(30); asOf.isBefore(AS_OF.plusDays(30)); asOf = asOf.plusDays(1)) {
            boolean judgedAlike = !isFuture(lastAccepted, asOf) && isFuture(firstFuture, asOf);
            assertThat(ingested.holdsAt(asOf)).as(asOf.toString()).isEqualTo(judgedAlike);
        }
    }

    @Test
    void withoutFutureRowsTheRangeHasNoEnd() {
        assertThat(of(Optional.of(AS_OF), Optional.empty()).holdsAt(AS_OF.plusYears(50)))
                .isTrue();
    }

    @Test
    void withoutRowsItBeginsAtTheAsOfDate() {
        Publication.Ingested ingested = of(Optional.empty(), Optional.empty());

        assertThat(ingested.holdsAt(AS_OF)).isTrue();
        assertThat(ingested.holdsAt(AS_OF.minusDays(1))).isFalse();
    }

    private static boolean isFuture(LocalDate day, LocalDate asOf) {
        return !day.isBefore(asOf.plusDays(TOLERANCE_DAYS));
    }

    private static Publication.Ingested of(Optional<LocalDate> last, Optional<LocalDate> firstFuture) {
        return Publication.Ingested.of("hash", AS_OF, new Accounting.Horizon(last, firstFuture), TOLERANCE_DAYS);
    }
}
