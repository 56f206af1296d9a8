package io.assay.jobs.source;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One file or table of a source, fixed at the start of a run and looked at again at its end.
 *
 * @param kind csv, json, parquet, delta or jdbc
 * @param name name that the rows carry: the path below the source's folder, or the table
 * @param location full path, or the database address without secrets
 * @param version version of a table, modification time of a file in milliseconds, or empty
 * @param bytes size of a file; 0 for tables
 */
public record InputPin(String source, String kind, String name, String location, String version, long bytes)
        implements Serializable {
    private static final Comparator<InputPin> ORDER =
            Comparator.comparing(InputPin::source).thenComparing(InputPin::name);

    /** Whether it is a file, not a table. */
    public boolean isFile() {
        return !kind.equals("delta") && !kind.equals("jdbc");
    }

    /** When a file was last written to; empty for tables. */
    public Optional<Instant> modified() {
        return isFile() ? Optional.of(Instant.ofEpochMilli(Long.parseLong(version))) : Optional.empty();
    }

    /** The stable text that enters the run id; it does not change when the input is moved elsewhere. */
    public static String identity(List<InputPin> pins) {
        return sorted(pins).stream()
                .map(pin -> String.join("|", pin.source, pin.kind, pin.name, pin.version, Long.toString(pin.bytes)))
                .collect(Collectors.joining("\n"));
    }

    static List<InputPin> sorted(List<InputPin> pins) {
        return pins.stream().sorted(ORDER).toList();
    }
}
