package io.assay.jobs.run;

import io.assay.integrity.Fingerprint;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.Manifest;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.RunWriter;
import io.assay.jobs.store.TableEvidence;
import io.assay.table.SegmentSummaryTable;
import io.assay.table.SegmentTransitionTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Keeps {@code segment_transition} the same whatever the order of runs: when a run is published before a later as-of date,
 * the moves into that date are counted against it, and its manifest row is renewed.
 */
public record NextMoves(Published published, Clock clock) {

    /** Renews where needed, and tells the as-of date that was renewed. */
    public Optional<LocalDate> renewBehind(Publication earlier) {
        Optional<Publication> next = outdatedBehind(earlier);
        next.ifPresent(found -> renew(earlier, found));
        return next.map(Publication::asOf);
    }

    /** The publication of the next as-of date when its moves are not those since the given one. */
    Optional<Publication> outdatedBehind(Publication earlier) {
        return published.manifest().after(earlier.asOf()).filter(next -> !areSince(earlier, next));
    }

    /** Whether the moves that stand published are those since the given publication. */
    private boolean areSince(Publication earlier, Publication next) {
        Optional<TableEvidence> evidence = next.evidence(SegmentTransitionTable.SPEC.name());
        if (evidence.isEmpty()) {
            return false;
        }
        Dataset<Row> moves = published.rows(next, SegmentTransitionTable.SPEC);
        boolean sameRun = moves.select(SegmentTransitionTable.PREVIOUS_RUN_ID.col())
                .distinct()
                .as(Encoders.STRING())
                .collectAsList()
                .equals(List.of(earlier.runId()));
        return sameRun && Fingerprint.of(moves, Set.of()).equals(evidence.get().fingerprint());
    }

    /**
     * Counts the moves into a publication that is to be in force again; empty when those that it left are since the as-of
     * date before as that is published now.
     *
     * @param attempt the try that publishes it
     */
    public Optional<TableEvidence> countedAnew(Publication again, String attempt) {
        return published
                .manifest()
                .before(again.asOf())
                .filter(earlier -> !areSince(earlier, again))
                .map(earlier -> write(earlier, again, attempt));
    }

    private TableEvidence write(Publication earlier, Publication next, String attempt) {
        return count(earlier, next, published.customers(next), attempt);
    }

    /**
     * Counts the moves of customers into a publication.
     *
     * @param customers those that it has, or will have when it is published again
     */
    TableEvidence count(Publication earlier, Publication next, Dataset<Row> customers, String attempt) {
        try (RunWriter writer = new RunWriter(published.warehouse(), next.asOf(), next.runId(), attempt)) {
            Dataset<Row> moves = Moves.since(earlier, published).into(customers, schemes(next));
            return writer.write(SegmentTransitionTable.SPEC, moves).evidence();
        }
    }

    private void renew(Publication earlier, Publication next) {
        String attempt = UUID.randomUUID().toString();
        TableEvidence written = write(earlier, next, attempt);
        Manifest manifest = published.manifest();
        long generation = 1 + manifest.lastGeneration(next.asOf());
        Publication renewed = manifest.publish(
                next.with(written).replacing(next, Manifest.chainHash(next), generation, attempt, clock.instant()));
        if (renewed.generation() != generation) {
            throw new Failure(
                    ErrorCode.PUBLISH_CONFLICT,
                    "Cannot count the moves into " + next.asOf() + " anew: its publication was changed meanwhile",
                    "Run again");
        }
    }

    /** Columns of the customers that hold segments. */
    List<String> schemes(Publication publication) {
        return published
                .rows(publication, SegmentSummaryTable.SPEC)
                .select(SegmentSummaryTable.SCHEME.col())
                .distinct()
                .orderBy(SegmentSummaryTable.SCHEME.col())
                .as(Encoders.STRING())
                .collectAsList();
    }
}
