package io.assay.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.Publication;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RollbackOrderTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 7, 1);
    private static final List<Publication> HISTORY = List.of(
            publication("bb", 5),
            publication("bb", 4),
            publication("aa", 3),
            publication("cc", 2),
            publication("aa", 1));

    @Test
    void theLatestOfAnotherRunIsMeantUnlessOneIsNamed() {
        assertThat(chosen(Optional.empty(), OptionalLong.empty())).isEqualTo(3);
        assertThat(chosen(Optional.of("cc"), OptionalLong.empty())).isEqualTo(2);
        assertThat(chosen(Optional.of("aa"), OptionalLong.empty())).isEqualTo(3);
        assertThat(chosen(Optional.empty(), OptionalLong.of(1))).isEqualTo(1);
    }

    @Test
    void aRunThatWasPublishedAloneHasNoEarlierOne() {
        List<Publication> alone = HISTORY.subList(0, 2);

        assertThatThrownBy(() ->
                        new RollbackOrder(AS_OF, Optional.empty(), OptionalLong.empty()).choose(alone.get(0), alone))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("rollback.no-earlier"))
                .hasMessageContaining("no run is known that was published for it before run bb");
    }

    @Test
    void whatIsNotKnownIsAnsweredByWhatIs() {
        assertThatThrownBy(() -> chosen(Optional.of("nobody"), OptionalLong.empty()))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("rollback.unknown-publication");
                    assertThat(failure.fix())
                            .startsWith("Use one of: generation 5 of run bb, 4 of run bb, 3 of run aa");
                })
                .hasMessageContaining("to run nobody: no such publication is known");
    }

    private static long chosen(Optional<String> run, OptionalLong generation) {
        return new RollbackOrder(AS_OF, run, generation)
                .choose(HISTORY.get(0), HISTORY)
                .generation();
    }

    private static Publication publication(String runId, long generation) {
        return new Publication(
                AS_OF,
                Publication.Edition.first(generation, "try", Instant.EPOCH),
                new Publication.Origin(runId, "config", "1", "[]"),
                new Publication.Content("hash", 1, BigDecimal.ONE),
                new Publication.RowCounts(1, 1, 0, 0),
                new Publication.Ingested("hash", AS_OF, Optional.empty()),
                List.of());
    }
}
