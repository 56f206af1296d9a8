package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 into nodes that know their place. Bounded in size, depth and expansion of aliases; a repeated key, a
 * tag and a second document are problems.
 */
public final class Yaml {
    /** Longest document accepted, in bytes and characters. */
    public static final int LONGEST = 1 << 20;

    private static final int DEEPEST = 40;

    private Yaml() {}

    /** Reads a file; empty when it could not be read, which is then among the problems. */
    public static Optional<YamlNode> read(Path file, Problems problems) {
        return read(file, file.toString(), problems);
    }

    /** Reads a file that messages call by another name. */
    public static Optional<YamlNode> read(Path file, String name, Problems problems) {
        Place place = new Place(name, 0, "");
        try {
            if (Files.isDirectory(file)) {
                problems.add(ErrorCode.CONFIG_UNREADABLE, place, "is a folder", "Name a YAML file");
                return Optional.empty();
            }
            if (Files.size(file) > LONGEST) {
                problems.add(ErrorCode.CONFIG_TOO_LARGE, place, "is larger than 1 MiB", "Name a YAML file, not data");
                return Optional.empty();
            }
            return parse(name, decode(Files.readAllBytes(file)), problems);
        } catch (CharacterCodingException e) {
            problems.add(ErrorCode.CONFIG_UNREADABLE, place, "is not UTF-8 text", "Save it as UTF-8");
        } catch (NoSuchFileException e) {
            problems.add(ErrorCode.CONFIG_MISSING_FILE, place, "does not exist", "Create it, or name another file");
        } catch (IOException e) {
            problems.add(ErrorCode.CONFIG_UNREADABLE, place, "cannot be read", "Check its permissions");
        }
        return Optional.empty();
    }

    /** Reads a text; empty when it is empty or could not be read, which is then among the problems. */
    public static Optional<YamlNode> parse(String name, String text, Problems problems) {
        Place place = new Place(name, 0, "");
        if (text.length() > LONGEST) {
            problems.add(ErrorCode.CONFIG_TOO_LARGE, place, "is longer than 1048576 characters", "Shorten it");
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setSchema(new CoreSchema())
                .setCodePointLimit(LONGEST)
                .build();
        try {
            if (depth(settings, text) > DEEPEST) {
                problems.add(
                        ErrorCode.CONFIG_TOO_LARGE,
                        place,
                        "is nested deeper than " + DEEPEST + " levels",
                        "Flatten it");
                return Optional.empty();
            }
            return new Compose(settings).composeString(text).flatMap(node -> new YamlTree(name, problems).of(node));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            problems.add(
                    ErrorCode.CONFIG_SYNTAX,
                    new Place(name, line, ""),
                    "is no YAML: " + e.getProblem(),
                    "Check indentation, and quote values that begin with a special character");
        } catch (YamlEngineException e) {
            problems.add(ErrorCode.CONFIG_SYNTAX, place, "is no YAML: " + e.getMessage(), "Correct it");
        }
        return Optional.empty();
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Depth by the flat list of events: building the tree of a hostile document would overflow the stack. */
    private static int depth(LoadSettings settings, String text) {
        int depth = 0;
        int deepest = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            deepest = Math.max(deepest, depth);
            if (deepest > DEEPEST) {
                return deepest;
            }
        }
        return deepest;
    }
}
