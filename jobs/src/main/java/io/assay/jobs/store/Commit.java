package io.assay.jobs.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * One commit as it stands in the log of a Delta table: what storage holds, not what the writer believes it wrote.
 *
 * @param version version of the table that it made
 * @param files full paths of the data files that it added
 * @param bytes size of these files
 * @param rows rows in them
 */
public record Commit(long version, List<String> files, long bytes, long rows) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Commit {
        files = List.copyOf(files);
    }

    /**
     * The commit with the given metadata among those after a version.
     *
     * @param after version that the table had before
     * @param newest version that it has now
     */
    static Optional<Commit> find(FileSystem storage, Path table, long after, long newest, String metadata) {
        for (long version = newest; version > after; version--) {
            List<JsonNode> actions = actions(storage, table, version);
            boolean ours = actions.stream()
                    .map(action ->
                            action.path("commitInfo").path("userMetadata").asText())
                    .anyMatch(metadata::equals);
            if (ours) {
                return Optional.of(of(version, table, actions));
            }
        }
        return Optional.empty();
    }

    /** A commit that put no new rows into its table. */
    static Commit withoutRows(long version) {
        return new Commit(version, List.of(), 0, 0);
    }

    private static Commit of(long version, Path table, List<JsonNode> actions) {
        return new Commit(version, files(table, actions), bytes(actions), rows(actions));
    }

    private static long rows(List<JsonNode> actions) {
        return actions.stream()
                .map(action -> action.path("add").path("stats").asText())
                .filter(stats -> !stats.isEmpty())
                .mapToLong(stats -> tree(stats).path("numRecords").asLong())
                .sum();
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException("Cannot read the statistics of a file", broken);
        }
    }

    private static long bytes(List<JsonNode> actions) {
        return actions.stream()
                .mapToLong(action -> action.path("add").path("size").asLong())
                .sum();
    }

    private static List<String> files(Path table, List<JsonNode> actions) {
        return actions.stream()
                .map(action -> action.path("add").path("path"))
                .filter(path -> !path.isMissingNode())
                .map(path -> new Path(table, new Path(URI.create(path.asText()))).toString())
                .toList();
    }

    private static List<JsonNode> actions(FileSystem storage, Path table, long version) {
        Path log = new Path(table, String.format(Locale.ROOT, "_delta_log/%020d.json", version));
        List<JsonNode> actions = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(storage.open(log), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    actions.add(JSON.readTree(line));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read back " + log, unreadable);
        }
        return actions;
    }
}
