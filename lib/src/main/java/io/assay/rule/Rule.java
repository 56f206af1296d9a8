package io.assay.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells of one segment.
 *
 * @param when levels allowed on each axis; an axis left out allows all
 */
public record Rule(String segment, Map<String, List<String>> when) {
    public Rule {
        when = Collections.unmodifiableMap(new LinkedHashMap<>(when));
    }
}
