package io.assay.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A page of the documents: its commands, the files that these write, its links and its tables. */
record Page(Path file, String text) {
    static final Path ROOT = Path.of(System.getProperty("assay.root", ".."));

    private static final Pattern COMMANDS = Pattern.compile("^```sh\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern WRITTEN =
            Pattern.compile("^cat > (\\S+) <<'END'\n(.*?)^END$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

    static Page of(String name) {
        Path file = ROOT.resolve(name);
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The blocks of commands, in order. */
    List<String> commands() {
        return COMMANDS.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** What the commands write into files, by name. */
    Map<String, String> written() {
        return commands().stream()
                .flatMap(block -> WRITTEN.matcher(block).results())
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }

    /** The files that the page links to. */
    List<Path> linked() {
        return LINK.matcher(text)
                .results()
                .map((MatchResult found) -> file.resolveSibling(found.group(1)).normalize())
                .toList();
    }

    /** The tables, each row by the names of its columns. */
    List<List<Map<String, String>>> tables() {
        List<List<Map<String, String>>> tables = new ArrayList<>();
        List<List<String>> open = new ArrayList<>();
        for (String line : (text + "\n\n").split("\n", -1)) {
            if (line.startsWith("|")) {
                open.add(Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|"))
                        .map(String::strip)
                        .toList());
            } else if (!open.isEmpty()) {
                tables.add(rows(open));
                open.clear();
            }
        }
        return tables;
    }

    private static List<Map<String, String>> rows(List<List<String>> lines) {
        List<String> header = lines.get(0);
        return lines.stream()
                .skip(2)
                .map(cells -> {
                    Map<String, String> row = new LinkedHashMap<>();
                    IntStream.range(0, header.size()).forEach(i -> row.put(header.get(i), cells.get(i)));
                    return row;
                })
                .toList();
    }
}
