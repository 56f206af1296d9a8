package io.assay.jobs;

import io.assay.jobs.run.Stage;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.PublicationCheck;
import io.assay.jobs.store.PublicationCheck.Finding;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Verification;
import io.assay.jobs.store.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recomputes what the manifest claims: rows, sums and hashes of every table of every published run. Finds a deleted or
 * emptied commit, a truncated log, a missing file, a flipped bit and a publication that was broken off.
 */
public record VerifyJob(Warehouse warehouse) {

    /**
     * Checks the publications of an as-of date, or all; damage becomes a finding, never an exception.
     *
     * @param asOf the as-of date; empty means all
     */
    public Verification run(Optional<LocalDate> asOf) {
        Published published = new Published(warehouse);
        PublicationCheck check = new PublicationCheck(published, Stage.runTables());
        List<Finding> findings = new ArrayList<>();
        List<Publication> publications;
        try {
            List<Publication> all = published.all();
            findings.addAll(check.lostPublications(all));
            publications = all.stream()
                    .filter(found -> asOf.isEmpty() || asOf.get().equals(found.asOf()))
                    .toList();
        } catch (Exception damaged) {
            findings.add(Finding.unreadableManifest(damaged));
            return new Verification(0, 1, findings);
        }
        publications.forEach(publication -> findings.addAll(check.check(publication)));
        int checked =
                publications.stream().mapToInt(found -> found.tables().size()).sum();
        return new Verification(publications.size(), checked, findings);
    }
}
