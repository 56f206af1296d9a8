package io.assay.jobs.config;

import io.assay.jobs.text.OneLine;
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

    /** The node at a path of keys and positions with dots, or the last one on the way to it that is written. */
    default YamlNode at(String path) {
        YamlNode node = this;
        for (String part : path.split("\\.", -1)) {
            if (node instanceof Mapping mapping) {
                node = mapping.entries().getOrDefault(part, node);
            } else if (node instanceof Sequence sequence && part.matches("\\d{1,6}")) {
                int index = Integer.parseInt(part);
                node = index < sequence.items().size() ? sequence.items().get(index) : node;
            }
        }
        return node;
    }

    /** The entry of a list with this text; the node itself when there is none. */
    default YamlNode entry(String text) {
        return this instanceof Sequence sequence
                ? sequence.items().stream()
                        .filter(item ->
                                item instanceof Scalar scalar && scalar.text().equals(text))
                        .findFirst()
                        .orElse(this)
                : this;
    }

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
