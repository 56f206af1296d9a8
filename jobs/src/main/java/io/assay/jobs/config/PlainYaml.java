package io.assay.jobs.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** YAML without its places, as JSON has it: maps, lists, text, numbers, booleans and null. */
final class PlainYaml {
    private PlainYaml() {}

    static Object of(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            Map<String, Object> plain = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> plain.put(key, of(value)));
            return plain;
        }
        if (node instanceof YamlNode.Sequence sequence) {
            List<Object> plain = new ArrayList<>();
            sequence.items().forEach(item -> plain.add(of(item)));
            return plain;
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        return switch (scalar.kind()) {
            case TEXT -> scalar.text();
            case BOOLEAN -> scalar.text().equalsIgnoreCase("true");
            case NUMBER -> number(scalar.text());
            case NULL -> null;
        };
    }

    /** JSON has no infinity and no other base than ten; such a number stays text. */
    private static Object number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException special) {
            return text;
        }
    }
}
