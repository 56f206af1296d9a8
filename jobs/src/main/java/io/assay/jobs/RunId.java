package io.assay.jobs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/** Names a run by what its result depends on, so that the same work has the same name. */
final class RunId {
    private static final int DIGITS = 32;

    private RunId() {}

    /** The first 128 bits of SHA-256 over as-of date, configuration, packs, code and pinned input. */
    static String of(LocalDate asOf, String configHash, List<String> packs, String codeVersion, String inputs) {
        return sha256(String.join(
                        "\u001e", asOf.toString(), configHash, String.join("\u001f", packs), codeVersion, inputs))
                .substring(0, DIGITS);
    }

    /** SHA-256 of a text, in hexadecimal digits. */
    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
