package io.assay.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.Fault;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chain covers who was published, on what evidence, and what was published before. */
class ChainHashTest {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final TableEvidence EVIDENCE = new TableEvidence("customer_segment", 1, "run", 3, "hash");

    static List<Publication> others() {
        return List.of(
                publication(DAY.plusDays(1), 1, "run", "config", "content", EVIDENCE, "before"),
                publication(DAY, 2, "run", "config", "content", EVIDENCE, "before"),
                publication(DAY, 1, "other", "config", "content", EVIDENCE, "before"),
                publication(DAY, 1, "run", "other", "content", EVIDENCE, "before"),
                publication(DAY, 1, "run", "config", "other", EVIDENCE, "before"),
                publication(
                        DAY,
                        1,
                        "run",
                        "config",
                        "content",
                        new TableEvidence("customer_segment", 1, "run", 4, "hash"),
                        "before"),
                publication(DAY, 1, "run", "config", "content", EVIDENCE, "other"));
    }

    @ParameterizedTest
    @MethodSource("others")
    @Fault("X18")
    void aChangedLinkBreaksTheChain(Publication other) {
        assertThat(Manifest.chainHash(other)).isNotEqualTo(Manifest.chainHash(base()));
    }

    @Test
    void anEqualLinkHasTheSameHash() {
        assertThat(Manifest.chainHash(base()))
                .isEqualTo(Manifest.chainHash(base()))
                .matches("[0-9a-f]{64}");
    }

    private static Publication base() {
        return publication(DAY, 1, "run", "config", "content", EVIDENCE, "before");
    }

    private static Publication publication(
            LocalDate asOf,
            long generation,
            String runId,
            String config,
            String content,
            TableEvidence evidence,
            String before) {
        return new Publication(
                asOf,
                new Publication.Edition(
                        generation,
                        "try",
                        Optional.of("earlier"),
                        Optional.of(before),
                        Instant.parse("2026-07-01T00:00:00Z")),
                new Publication.Origin(runId, config, "1", "[]"),
                new Publication.Content(content, 3, new BigDecimal("3.00")),
                new Publication.RowCounts(3, 3, 0, 0),
                new Publication.Ingested("hash", asOf, Optional.empty()),
                List.of(evidence));
    }
}
