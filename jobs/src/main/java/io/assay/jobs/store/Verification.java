package io.assay.jobs.store;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publications checked, tables checked, and what was found; none means that all is as claimed. */
public record Verification(int publications, int tables, List<PublicationCheck.Finding> findings) {
    public Verification {
        findings = List.copyOf(findings);
    }

    /** What a command fails with when something was found. */
    public Optional<Failure> damage() {
        return findings.stream()
                .findFirst()
                .map(first -> new Failure(
                        ErrorCode.VERIFY_DAMAGE,
                        findings.size() + " of the published tables are not as published; first "
                                + (first.asOf().isEmpty() ? "" : first.asOf() + " ") + first.table() + " "
                                + first.sentence(),
                        "Restore the files, or run the as-of date again"));
    }

    /** The report as one document. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sound", findings.isEmpty());
        json.put("publications", publications);
        json.put("tables", tables);
        json.put(
                "findings",
                findings.stream().map(PublicationCheck.Finding::json).toList());
        return json;
    }
}
