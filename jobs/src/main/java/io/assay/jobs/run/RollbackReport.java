package io.assay.jobs.run;

import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.store.Publication;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a rollback did.
 *
 * @param publication what is in force now
 * @param renewed as-of date behind, whose moves were counted anew
 */
public record RollbackReport(RollbackPlan plan, Publication publication, Optional<LocalDate> renewed) {

    /** Whether the run was in force already, so that nothing was done. */
    public boolean isUnchanged() {
        return plan.status() == RollbackPlan.Status.DONE;
    }

    /** The report as one document. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("exit_code", ExitCode.DONE.code());
        json.put("outcome", isUnchanged() ? "already_published" : "rolled_back");
        json.putAll(publication.json());
        json.putAll(plan.places());
        json.put("counted_anew", renewed.orElse(null));
        return json;
    }
}
