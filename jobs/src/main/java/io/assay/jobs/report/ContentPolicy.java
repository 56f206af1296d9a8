package io.assay.jobs.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/** What a browser may do with the page: run the scripts that came with it, and nothing over a network. */
final class ContentPolicy {
    private ContentPolicy() {}

    /** The policy that lets the given scripts run, word for word, and no others. */
    static String of(String... scripts) {
        String hashes = Arrays.stream(scripts).map(ContentPolicy::hash).collect(Collectors.joining(" "));
        return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:;"
                + " style-src 'unsafe-inline'; script-src " + hashes;
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Cannot hash: every Java has SHA-256", impossible);
        }
    }
}
