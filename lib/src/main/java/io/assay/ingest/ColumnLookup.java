package io.assay.ingest;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds a column by its name: the one spelt so or, when there is none, the only one that differs in letter case alone.
 */
public final class ColumnLookup {
    private final Set<String> names;
    private final Map<String, Set<String>> alike;

    private ColumnLookup(Collection<String> columns) {
        names = Set.copyOf(columns);
        alike = names.stream().collect(Collectors.groupingBy(ColumnLookup::folded, Collectors.toSet()));
    }

    /** Looks among the given names, as the source spells them. */
    public static ColumnLookup of(Collection<String> columns) {
        return new ColumnLookup(columns);
    }

    /** The column's own spelling; empty when there is no such column, or more than one. */
    public Optional<String> find(String name) {
        if (names.contains(name)) {
            return Optional.of(name);
        }
        Set<String> found = alike.getOrDefault(folded(name), Set.of());
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    /** The name without letter case: equal for names that differ in nothing else. */
    public static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
