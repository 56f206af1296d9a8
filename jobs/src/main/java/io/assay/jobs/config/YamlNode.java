package io.assay.jobs.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One node of a YAML document that knows where it was written. */
public sealed interface YamlNode {

    /** Where it was written; the line of a value in a mapping is the line of its key. */
    Place place();

    /** The value on one line, as messages show it. */
    String shown();

    /** Kinds of scalar by the core schema of YAML 1.2: {@code no} is text, {@code 010} a number. */
    enum Kind {
        TEXT,
        BOOLEAN,
        NUMBER,
        NULL
    }

    /** A single value, as written. */
    record Scalar(Place place, Kind kind, String text) implements YamlNode {
        @Override
        public String shown() {
            return OneLine.of(text);
        }
    }

    /** A list. */
    record Sequence(Place place, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String shown() {
            return items.stream().map(YamlNode::shown).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** Keys and values, in the order written. */
    record Mapping(Place place, Map<String, YamlNode> entries) implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String shown() {
            return entries.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue().shown())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }
}
