package io.assay.ingest;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds a column by its name: the one spelt so or, when there is none, the only one that differs in letter case alone.
 *
 * @param columns names as the source spells them
 */
public record ColumnLookup(List<String> columns) {
    public ColumnLookup {
        columns = List.copyOf(columns);
    }

    /** Looks among the given names. */
    public static ColumnLookup of(Collection<String> columns) {
        return new ColumnLookup(List.copyOf(columns));
    }

    /** The column's own spelling; empty when there is no such column, or more than one. */
    public Optional<String> find(String name) {
        if (columns.contains(name)) {
            return Optional.of(name);
        }
        List<String> alike = columns.stream().filter(name::equalsIgnoreCase).toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }
}
