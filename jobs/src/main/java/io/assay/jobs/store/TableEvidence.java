package io.assay.jobs.store;

import io.assay.integrity.Fingerprint;

/**
 * What a run left in one table.
 *
 * @param name the table
 * @param version Delta version that holds it
 * @param rows rows of the run
 * @param hash fingerprint of these rows
 */
public record TableEvidence(String name, long version, long rows, String hash) {

    static TableEvidence of(String name, long version, Fingerprint fingerprint) {
        return new TableEvidence(name, version, fingerprint.rows(), fingerprint.hash());
    }

    /** The rows and hash alone. */
    public Fingerprint fingerprint() {
        return new Fingerprint(rows, hash);
    }
}
