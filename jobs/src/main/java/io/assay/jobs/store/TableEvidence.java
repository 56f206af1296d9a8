package io.assay.jobs.store;

import io.assay.integrity.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a publication stands on in one table.
 *
 * @param name the table
 * @param version Delta version that holds it
 * @param runId run that wrote these rows, or slice of one; an earlier one when its rows are used again
 * @param rows rows of that run
 * @param hash fingerprint of these rows
 */
public record TableEvidence(String name, long version, String runId, long rows, String hash) {

    static TableEvidence of(String name, long version, String runId, Fingerprint fingerprint) {
        return new TableEvidence(name, version, runId, fingerprint.rows(), fingerprint.hash());
    }

    /** Its fields for the manifest, in order. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("version", version);
        json.put("runId", runId);
        json.put("rows", rows);
        json.put("hash", hash);
        return json;
    }

    /** The rows and hash alone. */
    public Fingerprint fingerprint() {
        return new Fingerprint(rows, hash);
    }
}
