package io.assay.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.testkit.Fault;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of a publication add up, and say what its tables hold. */
class PublicationCountsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    @ParameterizedTest
    @ValueSource(longs = {2, 4})
    @Fault("C1")
    void rowsThatAreLostOrMadeUpAreRefused(long in) {
        assertThatThrownBy(() -> new Publication.RowCounts(in, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot publish: rows in " + in + " are not accepted 1 + quarantined 1 + duplicate 1");
    }

    @Test
    @Fault("C27")
    void theNumbersOfAPublicationAgreeWithItsEvidence() {
        assertThat(counting(3, new Publication.RowCounts(4, 2, 1, 1)).contradiction())
                .isEmpty();
        assertThat(counting(4, new Publication.RowCounts(3, 2, 1, 0)).contradiction())
                .contains("says 4 customers, but customer_segment was published with 3 rows");
        assertThat(counting(3, new Publication.RowCounts(4, 3, 1, 0)).contradiction())
                .contains("says 3 accepted rows, but transactions was published with 2 rows");
        assertThat(counting(3, new Publication.RowCounts(4, 2, 2, 0)).contradiction())
                .contains("says 2 quarantined rows, but quarantine was published with 1 rows");
    }

    private static Publication counting(long customers, Publication.RowCounts rows) {
        return new Publication(
                DAY,
                Publication.Edition.first(1, "try", Instant.parse("2026-07-01T00:00:00Z")),
                new Publication.Origin("run", "config", "1", "[]"),
                new Publication.Content("content", customers, new BigDecimal("3.00")),
                rows,
                new Publication.Ingested("hash", DAY, Optional.empty()),
                List.of(
                        new TableEvidence("customer_segment", 1, "run", 3, "content"),
                        new TableEvidence("transactions", 1, "run", 2, "hash"),
                        new TableEvidence("quarantine", 1, "run", 1, "hash")));
    }
}
