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
 * @param table what tells a Delta table from another one at the same place; empty for all else
 * @param after version of a table whose rows are known already and not read again; empty reads all rows
 */
public record InputPin(
        String source,
        String kind,
        String name,
        String location,
        String version,
        long bytes,
        String table,
        String after)
        implements Serializable {
    private static final Comparator<InputPin> ORDER =
            Comparator.comparing(InputPin::source).thenComparing(InputPin::name);

    /** A file or table with all its rows. */
    public InputPin(String source, String kind, String name, String location, String version, long bytes) {
        this(source, kind, name, location, version, bytes, "", "");
    }

    /** The same of the table with the given id. */
    InputPin of(String id) {
        return new InputPin(source, kind, name, location, version, bytes, id, after);
    }

    /** The same table with the rows alone that came after an earlier version. */
    InputPin since(String earlier) {
        return new InputPin(source, kind, name, location, version, bytes, table, earlier);
    }

    /** The stable text of this pin alone, see {@link #identity(List)}. */
    public String identity() {
        return String.join("|", source, kind, name, version, sizeOrTable());
    }

    /** Whether the text is the {@link #identity()} of an earlier state of the same file or table. */
    public boolean isLaterVersionOf(String identity) {
        return beforeVersion(identity).equals(String.join("|", source, kind, name))
                && (isFile() || identity.endsWith("|" + sizeOrTable()));
    }

    private String sizeOrTable() {
        return table.isEmpty() ? Long.toString(bytes) : table;
    }

    /** The name in the text of a pin. */
    public static String nameIn(String identity) {
        String[] parts = beforeVersion(identity).split("\\|", 3);
        return parts[parts.length - 1];
    }

    /** The version in the text of a pin. */
    static String versionIn(String identity) {
        return identity.substring(beforeVersion(identity).length() + 1, identity.lastIndexOf('|'));
    }

    /** Source, kind and name; a name may hold the sign that parts them. */
    private static String beforeVersion(String identity) {
        return identity.substring(0, identity.lastIndexOf('|', identity.lastIndexOf('|') - 1));
    }

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
        return sorted(pins).stream().map(InputPin::identity).collect(Collectors.joining("\n"));
    }

    static List<InputPin> sorted(List<InputPin> pins) {
        return pins.stream().sorted(ORDER).toList();
    }
}
