package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.text.NearestName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the keys of one mapping; what is missing, unknown or of another kind goes to the problems. */
record Fields(YamlNode.Mapping node, Problems problems) {

    /** The keys that may stand here; any other is a problem. */
    Fields only(PackShape shape) {
        List<String> known = shape.names();
        node.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                problems.add(ErrorCode.PACK_UNKNOWN_KEY, value, "is no key here", NearestName.fix(key, known));
            }
        });
        return this;
    }

    boolean has(String key) {
        return node.entries().containsKey(key);
    }

    /** A required text; empty when it is missing. */
    String text(String key) {
        return optionalText(key).orElseGet(() -> {
            missing(key);
            return "";
        });
    }

    Optional<String> optionalText(String key) {
        return Optional.ofNullable(node.entries().get(key)).flatMap(value -> scalar(value, "is no single value"));
    }

    /** One value or a list of values. */
    List<String> texts(String key) {
        YamlNode value = node.entries().get(key);
        if (value == null) {
            missing(key);
            return List.of();
        }
        if (!(value instanceof YamlNode.Sequence sequence)) {
            return scalar(value, "is neither a value nor a list").map(List::of).orElse(List.of());
        }
        List<String> texts = new ArrayList<>();
        sequence.items().forEach(item -> scalar(item, "is no single value").ifPresent(texts::add));
        return texts;
    }

    List<String> optionalTexts(String key) {
        return has(key) ? texts(key) : List.of();
    }

    /** One number or a list of numbers. */
    List<BigDecimal> numbers(String key) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (String text : texts(key)) {
            try {
                numbers.add(new BigDecimal(text));
            } catch (NumberFormatException e) {
                problem(key, "holds " + text + ", which is no number", "Write a plain decimal number");
            }
        }
        return numbers;
    }

    /** A required whole number; 0 when it is missing or no number. */
    int whole(String key) {
        String text = text(key);
        try {
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            problem(key, "is no whole number", "Write digits alone");
            return 0;
        }
    }

    /** The mapping at a key; empty when it is missing or none. */
    Fields mapping(String key) {
        YamlNode value = node.entries().get(key);
        if (value == null) {
            missing(key);
        } else {
            return of(value, problems);
        }
        return new Fields(new YamlNode.Mapping(node.place().child(key), Map.of()), problems);
    }

    /** The mappings of a list. */
    List<Fields> mappings(String key) {
        YamlNode value = node.entries().get(key);
        if (value == null) {
            missing(key);
            return List.of();
        }
        if (value instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream().map(item -> of(item, problems)).toList();
        }
        problem(key, "is no list", "Begin each entry with a dash");
        return List.of();
    }

    static Fields of(YamlNode node, Problems problems) {
        if (node instanceof YamlNode.Mapping mapping) {
            return new Fields(mapping, problems);
        }
        problems.add(ErrorCode.PACK_WRONG_TYPE, node, "holds no keys", "Write keys and values such as name: value");
        return new Fields(new YamlNode.Mapping(node.place(), Map.of()), problems);
    }

    void problem(String key, String wrong, String fix) {
        problems.add(ErrorCode.PACK_WRONG_TYPE, node.entries().get(key), wrong, fix);
    }

    private void missing(String key) {
        problems.add(ErrorCode.PACK_MISSING_KEY, node.place().child(key), "is missing", "Add " + key);
    }

    private Optional<String> scalar(YamlNode value, String wrong) {
        if (value instanceof YamlNode.Scalar scalar && scalar.kind() != YamlNode.Kind.NULL) {
            return Optional.of(scalar.text());
        }
        problems.add(ErrorCode.PACK_WRONG_TYPE, value, wrong, "Write a single value");
        return Optional.empty();
    }
}
