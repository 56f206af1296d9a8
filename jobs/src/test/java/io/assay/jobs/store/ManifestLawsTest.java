package io.assay.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.failure.Failure;
import io.assay.table.RunManifestTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.commons.io.FileUtils;

/** Random publishers of a few days and generations, against a map of what should be published. */
class ManifestLawsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    /** An attempt to publish. */
    private record Attempt(int day, long generation) {}

    @Property(tries = 2, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Fault({"C7", "C27", "R01", "R05", "P14"})
    void everyDayHasOneRunAndGenerationsRise(@ForAll("attempts") List<Attempt> attempts) throws IOException {
        Path folder = Files.createTempDirectory("manifest-laws");
        try {
            Warehouse warehouse = Warehouse.at(LocalSpark.session(), folder.toString());
            Map<LocalDate, Publication> expected = new TreeMap<>(Comparator.reverseOrder());
            for (int number = 0; number < attempts.size(); number++) {
                Publication ours = publication(attempts.get(number), "run" + number, expected.values());
                Optional<Publication> current = Optional.ofNullable(expected.get(ours.asOf()));
                if (current.isEmpty() || current.get().generation() < ours.generation()) {
                    assertThat(new Manifest(warehouse).publish(ours)).isEqualTo(ours);
                    expected.put(ours.asOf(), ours);
                } else {
                    assertThat(outcome(warehouse, ours)).isEqualTo(ExitCode.CONFLICT);
                }
            }

            Manifest manifest = new Manifest(warehouse);
            assertThat(manifest.published()).isEqualTo(List.copyOf(expected.values()));
            assertThat(warehouse.read(RunManifestTable.SPEC).count()).isEqualTo(expected.size());
            expected.forEach((day, publication) -> {
                assertThat(manifest.lastGeneration(day)).isEqualTo(publication.generation());
                assertThat(manifest.chainHolds(publication)).isTrue();
                assertThat(manifest.before(day)).isEqualTo(newestBefore(day, expected.values()));
            });
        } finally {
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.longs().between(1, 3))
                .as(Attempt::new)
                .list()
                .ofMinSize(4)
                .ofMaxSize(6);
    }

    private static ExitCode outcome(Warehouse warehouse, Publication ours) {
        try {
            new Manifest(warehouse).publish(ours);
            return ExitCode.DONE;
        } catch (Failure failure) {
            return failure.exit();
        }
    }

    private static Optional<Publication> newestBefore(LocalDate day, Collection<Publication> all) {
        return all.stream().filter(found -> found.asOf().isBefore(day)).max(Comparator.comparing(Publication::asOf));
    }

    private static Publication publication(Attempt attempt, String runId, Collection<Publication> published) {
        LocalDate asOf = FIRST.plusMonths(attempt.day());
        Publication fresh = new Publication(
                asOf,
                Publication.Edition.first(attempt.generation(), "try", Instant.parse("2026-07-01T00:00:00Z")),
                new Publication.Origin(runId, "config", "1", "[]"),
                new Publication.Content("content of " + runId, 1, new BigDecimal("3.00")),
                new Publication.RowCounts(3, 1, 1, 1),
                new Publication.Ingested("hash", asOf, Optional.of(asOf.plusDays(3))),
                new ArrayList<>(List.of(new TableEvidence("customer_segment", 1, runId, 1, "hash"))));
        return published.stream()
                .filter(found -> found.asOf().equals(asOf))
                .findFirst()
                .map(replaced -> fresh.replacing(
                        replaced,
                        Manifest.chainHash(replaced),
                        attempt.generation(),
                        fresh.edition().attemptId(),
                        fresh.edition().publishedAt()))
                .orElse(fresh);
    }
}
