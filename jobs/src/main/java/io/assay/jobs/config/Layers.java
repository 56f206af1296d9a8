package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Lays configurations over one another: a later value wins key by key, a list is replaced as a whole. */
final class Layers {
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,4}");

    private Layers() {}

    static YamlNode.Mapping merge(YamlNode.Mapping below, YamlNode.Mapping above) {
        Map<String, YamlNode> merged = new LinkedHashMap<>(below.entries());
        above.entries().forEach((key, value) -> {
            YamlNode old = merged.get(key);
            boolean deeper = old instanceof YamlNode.Mapping && value instanceof YamlNode.Mapping;
            merged.put(key, deeper ? merge((YamlNode.Mapping) old, (YamlNode.Mapping) value) : value);
        });
        return new YamlNode.Mapping(above.place(), merged);
    }

    /** Applies {@code key=value}, as given with an option of that name. */
    static YamlNode.Mapping set(YamlNode.Mapping root, String option, String assignment, Problems problems) {
        int equals = assignment.indexOf('=');
        Place place = new Place(option, 0, "");
        if (equals < 1) {
            problems.add(
                    ErrorCode.CONFIG_SET,
                    place,
                    "cannot use '" + assignment + "'",
                    "Write key=value, for example scores.levels=4");
            return root;
        }
        String key = assignment.substring(0, equals).strip();
        YamlNode value = value(new Place(option, 0, key), assignment.substring(equals + 1));
        try {
            return (YamlNode.Mapping) with(root, List.of(key.split("\\.", -1)), value, place);
        } catch (Unfit e) {
            problems.add(e.error(), new Place(option, 0, key), e.getMessage(), e.fix());
            return root;
        }
    }

    /** The same node written elsewhere. */
    static YamlNode moved(YamlNode node, Place place) {
        if (node instanceof YamlNode.Mapping mapping) {
            Map<String, YamlNode> entries = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> entries.put(key, moved(value, place.child(key))));
            return new YamlNode.Mapping(place, entries);
        }
        if (node instanceof YamlNode.Sequence sequence) {
            List<YamlNode> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(moved(item, place.child(String.valueOf(items.size())))));
            return new YamlNode.Sequence(place, items);
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        return new YamlNode.Scalar(place, scalar.kind(), scalar.text());
    }

    /** A value read as YAML; what is no YAML, such as a lone comma, is meant as it stands. */
    private static YamlNode value(Place place, String text) {
        Problems own = new Problems();
        return Yaml.parse(place.file(), text, own)
                .filter(node -> own.isEmpty())
                .map(node -> moved(node, place))
                .orElseGet(() -> new YamlNode.Scalar(place, YamlNode.Kind.TEXT, text));
    }

    private static YamlNode with(YamlNode node, List<String> keys, YamlNode value, Place at) throws Unfit {
        if (keys.isEmpty()) {
            return value;
        }
        String key = keys.get(0);
        List<String> rest = keys.subList(1, keys.size());
        boolean position = POSITION.matcher(key).matches();
        if (node instanceof YamlNode.Sequence || (node == null && position)) {
            return item(node, key, rest, value, at);
        }
        YamlNode.Mapping mapping =
                node instanceof YamlNode.Mapping written ? written : new YamlNode.Mapping(at, Map.of());
        Map<String, YamlNode> entries = new LinkedHashMap<>(mapping.entries());
        entries.put(key, with(entries.get(key), rest, value, at.child(key)));
        return new YamlNode.Mapping(mapping.place(), entries);
    }

    private static YamlNode item(YamlNode node, String key, List<String> rest, YamlNode value, Place at) throws Unfit {
        List<YamlNode> items = node instanceof YamlNode.Sequence written ? written.items() : List.of();
        List<YamlNode> changed = new ArrayList<>(items);
        int index = POSITION.matcher(key).matches() ? Integer.parseInt(key) : Integer.MAX_VALUE;
        if (index > items.size()) {
            throw new Unfit(
                    ErrorCode.CONFIG_SET,
                    "names no entry of a list of " + items.size(),
                    "Use a position from 0 to " + items.size());
        }
        YamlNode old = index < items.size() ? items.get(index) : null;
        YamlNode next = with(old, rest, value, at.child(key));
        if (index < items.size()) {
            changed.set(index, next);
        } else {
            changed.add(next);
        }
        return new YamlNode.Sequence(node == null ? at : node.place(), changed);
    }
}
