package io.assay.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * One record as taken from a text, before anything is made of its values.
 *
 * @param raw the record as it stood, without its line end; only its beginning when it was too long
 * @param fields values by place; empty when there is a problem; an element is null when the format says null
 * @param problem why it could not be taken apart
 */
public record RawRecord(String raw, List<String> fields, Optional<Reason> problem) {
    public RawRecord {
        fields = Collections.unmodifiableList(new ArrayList<>(fields));
    }

    static RawRecord of(String raw, List<String> fields) {
        return new RawRecord(raw, fields, badText(raw) ? Optional.of(Reason.BAD_ENCODING) : Optional.empty());
    }

    /** A record that could not be taken apart. */
    public static RawRecord broken(String raw, Reason problem) {
        return new RawRecord(raw, List.of(), Optional.of(badText(raw) ? Reason.BAD_ENCODING : problem));
    }

    /** Whether the decoder met bytes that mean nothing, or the text holds a NUL. */
    public static boolean badText(String text) {
        return text.indexOf('\uFFFD') >= 0 || text.indexOf('\0') >= 0;
    }
}
