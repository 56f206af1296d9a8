package io.assay.jobs.profile;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Something that a person should look at before the first run.
 *
 * @param code stable name of the kind
 */
public record Finding(String code, Weight weight, String sentence, String fix) {
    /** What a finding means for a run. */
    public enum Weight {
        /** A run would publish nothing. */
        STOPS,
        /** A run goes on; its result may mislead. */
        LOOK;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", code);
        json.put("weight", weight.code());
        json.put("sentence", sentence);
        json.put("fix", fix);
        return json;
    }
}
