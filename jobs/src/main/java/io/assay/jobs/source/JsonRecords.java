package io.assay.jobs.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.assay.ingest.Lines;
import io.assay.ingest.RawRecord;
import io.assay.ingest.Reason;
import io.assay.ingest.RecordDigest;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Records of a file with one JSON object a line. Nested objects become columns with a dot, arrays stay JSON text, numbers
 * stay the text they are, and an object that names a key twice is malformed.
 */
public final class JsonRecords implements TextRecords {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final Lines lines;
    private final RecordDigest digest = new RecordDigest();
    private Map<String, String> current = Map.of();

    public JsonRecords(Reader reader, int longestRow) throws IOException {
        lines = new Lines(reader, longestRow);
    }

    /** Names of the columns of the record that was read last. */
    List<String> names() {
        return List.copyOf(current.keySet());
    }

    @Override
    public Optional<RawRecord> next() throws IOException {
        Optional<RawRecord> line = lines.next();
        current = Map.of();
        if (line.isEmpty() || line.get().problem().isPresent()) {
            return line;
        }
        String text = line.get().raw();
        try {
            current = flattened(text);
            return line;
        } catch (IOException malformed) {
            return Optional.of(RawRecord.broken(text, Reason.MALFORMED));
        }
    }

    @Override
    public long[] digest(RawRecord record) {
        current.forEach((name, value) -> digest.add(name).add(value));
        return digest.end();
    }

    @Override
    public List<String> values(RawRecord record, List<String> wanted) {
        return Arrays.asList(wanted.stream().map(current::get).toArray(String[]::new));
    }

    /** Columns and values of one object, sorted by name. */
    public static Map<String, String> flattened(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            Map<String, String> values = new TreeMap<>();
            addObject(parser, text, new ArrayList<>(), values);
            if (parser.nextToken() != null) {
                throw new IOException("more than one object");
            }
            return values;
        }
    }

    private static void addObject(JsonParser parser, String text, List<String> path, Map<String, String> values)
            throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            path.add(parser.currentName());
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                addObject(parser, text, path, values);
            } else if (values.putIfAbsent(String.join(".", path), value(parser, token, text)) != null) {
                throw new IOException("a name occurs twice");
            }
            path.remove(path.size() - 1);
        }
    }

    private static String value(JsonParser parser, JsonToken token, String text) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.START_ARRAY) {
            return parser.getText();
        }
        JsonLocation start = parser.currentTokenLocation();
        parser.skipChildren();
        JsonLocation end = parser.currentLocation();
        return text.substring((int) start.getCharOffset(), (int) end.getCharOffset());
    }
}
