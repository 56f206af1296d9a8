package io.assay.jobs.run;

import io.assay.integrity.Sha256;
import java.time.LocalDate;
import java.util.List;

/** Names a run by what its result depends on, so that the same work has the same name. */
public final class RunId {
    private static final int DIGITS = 32;

    private RunId() {}

    /** The first 128 bits of SHA-256 over as-of date, configuration, packs, code and pinned input. */
    public static String of(LocalDate asOf, String configHash, List<String> packs, String codeVersion, String inputs) {
        return Sha256.of(String.join(
                        "\u001e", asOf.toString(), configHash, String.join("\u001f", packs), codeVersion, inputs))
                .substring(0, DIGITS);
    }
}
