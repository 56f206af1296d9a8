package io.assay.jobs.export;

import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.store.Publication;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A list that was written.
 *
 * @param place where it is, without secrets
 * @param publication what it was taken from
 * @param before the publication that changes are told against
 * @param columns names, in order
 */
public record ExportReport(
        String place,
        ListOrder order,
        Publication publication,
        Optional<Publication> before,
        List<String> columns,
        Counts counts,
        ListTarget.Written written) {

    /**
     * Rows of a list.
     *
     * @param added customers who came into the segments; 0 in a list of members
     * @param removed customers who went out of them; 0 in a list of members
     * @param guarded rows with a text that got an apostrophe in front
     */
    public record Counts(long rows, long added, long removed, long guarded) {}

    public ExportReport {
        columns = List.copyOf(columns);
    }

    /** The same of a list that is there. */
    public ExportReport with(ListTarget.Written there) {
        return new ExportReport(place, order, publication, before, columns, counts, there);
    }

    /** The report as one document, which is the receipt in the list's folder too. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("exit_code", ExitCode.DONE.code());
        json.put("outcome", "exported");
        json.put("out", place);
        json.put("as_of_date", publication.asOf());
        json.put("run_id", publication.runId());
        json.put("generation", publication.generation());
        json.put("content_hash", publication.contentHash());
        json.put("segments", order.segments());
        json.put(
                "changes",
                order.changes()
                        .map(changes -> changes.name().toLowerCase(Locale.ROOT))
                        .orElse(null));
        json.put("since", before.map(Publication::asOf).orElse(null));
        json.put("columns", columns);
        json.put("rows", counts.rows());
        json.put("added", counts.added());
        json.put("removed", counts.removed());
        json.put("guarded", counts.guarded());
        json.put("files", written.files());
        json.put("bytes", written.bytes());
        return json;
    }
}
