package io.assay.jobs.profile;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A setting that suits the input.
 *
 * @param key key of the setting, with dots
 * @param value value as YAML writes it
 */
public record Suggestion(String key, String value, String reason) {
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", key);
        json.put("value", value);
        json.put("reason", reason);
        return json;
    }
}
