package io.assay.jobs.run;

import io.assay.ingest.IngestRules;
import io.assay.jobs.config.IngestConfig;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.text.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds how little of the input a run has to read: nothing where an earlier publication judged the same rows, what came on
 * top where rows were only added, all of it otherwise. Each answer gives the same customers.
 */
record BasisChoice(RunOrder order, RunStart start, Published published) {

    /** An earlier publication, and what came since. */
    private record Candidate(Publication publication, PastInput.Growth growth) {
        long unreadBytes() {
            return growth.added().stream()
                    .mapToLong(pin -> Math.max(1, pin.bytes()))
                    .sum();
        }
    }

    Basis basis() {
        if (!order.config().ingest().incremental()) {
            return full(Sentence.of("full.off"));
        }
        JudgedRows judged = new JudgedRows(published);
        Optional<Publication> same =
                published.judgedAlike(start.ingestHash(), order.asOf()).filter(judged::areSound);
        if (same.isPresent()) {
            return Basis.reuse(same.get());
        }
        List<Publication> all = published.all();
        if (all.isEmpty()) {
            return Basis.full(start.input().pins(), Optional.empty());
        }
        return reachingBack().map(this::full).orElseGet(() -> onTop(all, judged));
    }

    private Basis full(Sentence why) {
        return Basis.full(start.input().pins(), Optional.of(why));
    }

    /** Rules by which a later row can change what became of an earlier one. */
    private Optional<Sentence> reachingBack() {
        IngestConfig ingest = order.config().ingest();
        if (!ingest.uniqueKey().isEmpty()) {
            return Optional.of(Sentence.of("full.key"));
        }
        return ingest.orphanReturns() == IngestRules.OrphanReturns.QUARANTINE
                ? Optional.of(Sentence.of("full.orphans"))
                : Optional.empty();
    }

    private Basis onTop(List<Publication> all, JudgedRows judged) {
        List<Publication> alike =
                all.stream().filter(this::isJudgedByTheSameRules).toList();
        if (alike.isEmpty()) {
            boolean incomplete = all.stream().anyMatch(found -> found.ingested().isIncomplete());
            return full(Sentence.of(incomplete ? "full.forgotten" : "full.rules"));
        }
        List<Candidate> grown = new ArrayList<>();
        Optional<String> changed = Optional.empty();
        for (Publication publication : alike) {
            PastInput.Growth growth = PastInput.of(publication.origin().inputs())
                    .until(start.input().pins(), start.input().sources()::appended);
            if (growth.changed().isEmpty()) {
                grown.add(new Candidate(publication, growth));
            } else if (changed.isEmpty()) {
                changed = growth.changed();
            }
        }
        if (grown.isEmpty()) {
            return full(Sentence.of("full.changed", changed.orElseThrow()));
        }
        List<Candidate> inTime = grown.stream()
                .filter(candidate -> candidate.publication.ingested().holdsAt(order.asOf()))
                .sorted(Comparator.comparingLong(Candidate::unreadBytes))
                .toList();
        if (inTime.isEmpty()) {
            return full(Sentence.of("full.as_of"));
        }
        // the same input would have been used again if its rows were sound
        return inTime.stream()
                .filter(candidate -> !candidate.growth.added().isEmpty())
                .findFirst()
                .filter(candidate -> judged.areSound(candidate.publication))
                .map(candidate -> Basis.incremental(candidate.publication, candidate.growth.added()))
                .orElseGet(() -> full(
                        Sentence.of("full.damaged", inTime.get(0).publication.runId())));
    }

    private boolean isJudgedByTheSameRules(Publication publication) {
        PastInput past = PastInput.of(publication.origin().inputs());
        return past.rates().equals(PastInput.of(start.input().identity()).rates())
                && publication.ingested().hash().equals(RunInput.ingestHash(order, past.judged()));
    }
}
