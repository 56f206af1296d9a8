package io.assay.jobs.run;

import io.assay.jobs.store.Bulk;
import io.assay.jobs.store.Publication;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was done so that a warehouse names a customer no more.
 *
 * @param publications what is in force in place of what named the customer, oldest as-of date first
 * @param deleted files that were deleted for good
 */
public record ForgetReport(ForgetPlan plan, List<Publication> publications, Bulk deleted) {
    public ForgetReport {
        publications = List.copyOf(publications);
    }

    /** The report as one document. */
    public Map<String, Object> json() {
        Map<String, Object> json = plan.json(plan.isDone() ? "not_found" : "forgotten");
        json.put(
                "publications",
                publications.stream().map(publication -> publication.json()).toList());
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("files", deleted.files());
        files.put("bytes", deleted.bytes());
        json.put("deleted", files);
        return json;
    }
}
