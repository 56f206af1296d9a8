package io.assay.jobs.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parts of a JSON Schema, draft 7: the one that editors of YAML support in full. */
final class JsonSchema {
    private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

    /** How a text may be written: YAML reads words such as 10 or true as other kinds where they stand without quotes. */
    private static final List<String> TEXT = List.of("string", "number", "boolean");

    private JsonSchema() {}

    /** A whole schema. */
    static Map<String, Object> document(String title, String meaning, Map<String, Object> root) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", DRAFT);
        schema.put("title", title);
        schema.put("description", meaning);
        schema.putAll(root);
        return schema;
    }

    /** A group of keys that may hold no others. */
    static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema = type("object");
        schema.put("additionalProperties", false);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        return schema;
    }

    /** A group of names that are free to choose, each with a value of the same kind. */
    static Map<String, Object> named(Map<String, Object> value) {
        Map<String, Object> schema = type("object");
        schema.put("additionalProperties", value);
        return schema;
    }

    static Map<String, Object> array(Map<String, Object> items, int fewest) {
        Map<String, Object> schema = type("array");
        if (fewest > 0) {
            schema.put("minItems", fewest);
        }
        schema.put("items", items);
        return schema;
    }

    static Map<String, Object> text() {
        return type(TEXT);
    }

    static Map<String, Object> choice(List<?> values) {
        return single("enum", values);
    }

    /** What fits any of several schemas. */
    static Map<String, Object> any(List<Map<String, Object>> schemas) {
        return single("anyOf", schemas);
    }

    static Map<String, Object> type(Object type) {
        return single("type", type);
    }

    /** The same, or nothing written after the key. */
    static Map<String, Object> orNothing(Map<String, Object> schema) {
        Map<String, Object> nullable = new LinkedHashMap<>(schema);
        nullable.computeIfPresent(
                "type", (key, type) -> with(type instanceof List<?> list ? list : List.of(type), "null"));
        nullable.computeIfPresent("enum", (key, values) -> with((List<?>) values, null));
        return nullable;
    }

    private static List<Object> with(List<?> values, Object more) {
        List<Object> all = new ArrayList<>(values);
        all.add(more);
        return all;
    }

    private static Map<String, Object> single(String key, Object value) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(key, value);
        return schema;
    }
}
