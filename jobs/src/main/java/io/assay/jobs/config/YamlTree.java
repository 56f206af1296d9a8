package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns the parser's nodes into ours, within bounds. */
final class YamlTree {
    private static final int MOST_NODES = 100_000;
    private static final int DEEPEST = 60;

    private final String file;
    private final Problems problems;
    private int nodes;

    YamlTree(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    Optional<YamlNode> of(Node root) {
        try {
            return Optional.of(convert(root, new Place(file, line(root), ""), 0));
        } catch (TooLarge e) {
            problems.add(
                    ErrorCode.CONFIG_TOO_LARGE,
                    new Place(file, 0, ""),
                    "grows too large by its aliases",
                    "Write it out");
            return Optional.empty();
        }
    }

    private YamlNode convert(Node node, Place place, int depth) throws TooLarge {
        if (++nodes > MOST_NODES || depth > DEEPEST) {
            throw new TooLarge();
        }
        if (node instanceof MappingNode mapping) {
            return mapping(mapping, place, depth);
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(convert(item, place.child(String.valueOf(items.size()), line(item)), depth + 1));
            }
            return new YamlNode.Sequence(place, items);
        }
        return scalar((ScalarNode) node, place);
    }

    private YamlNode mapping(MappingNode mapping, Place place, int depth) throws TooLarge {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int line = line(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(
                        ErrorCode.CONFIG_SYNTAX,
                        place.child("?", line),
                        "is a key that is no plain word",
                        "Use a plain word");
                continue;
            }
            Place child = place.child(key.getValue(), line);
            YamlNode value = convert(tuple.getValueNode(), child, depth + 1);
            YamlNode earlier = entries.putIfAbsent(key.getValue(), value);
            if (earlier != null) {
                problems.add(
                        ErrorCode.CONFIG_DUPLICATE_KEY,
                        child,
                        "stands twice; the first is in line " + earlier.place().line(),
                        "Remove one");
            }
        }
        return new YamlNode.Mapping(place, entries);
    }

    private YamlNode scalar(ScalarNode node, Place place) {
        Tag tag = node.getTag();
        YamlNode.Kind kind = YamlNode.Kind.TEXT;
        if (Tag.BOOL.equals(tag)) {
            kind = YamlNode.Kind.BOOLEAN;
        } else if (Tag.INT.equals(tag) || Tag.FLOAT.equals(tag)) {
            kind = YamlNode.Kind.NUMBER;
        } else if (Tag.NULL.equals(tag)) {
            kind = YamlNode.Kind.NULL;
        } else if (!Tag.STR.equals(tag)) {
            problems.add(ErrorCode.CONFIG_SYNTAX, place, "carries the tag " + tag.getValue(), "Remove the tag");
        }
        return new YamlNode.Scalar(place, kind, node.getValue());
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }

    /** More nodes than any honest configuration has. */
    private static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
