package io.assay.jobs.guess;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows of a sample under their names.
 *
 * @param rows cells as text; null where there is none
 * @param kinds what the format itself says of each column
 */
record SampledTable(List<String> names, List<List<String>> rows, List<Kind> kinds) {
    /** What the defaults of {@code ingest.null_words} take for no value. */
    private static final Set<String> NO_VALUES = Set.of("", "null", "n/a", "na", "none", "nan", "-");

    /** What a format says of a column. */
    enum Kind {
        /** Nothing: its values are text. */
        TEXT,
        NUMBER,
        TIME
    }

    /** One column with its values; blanks and words that mean no value are left out. */
    record Column(String name, List<String> values, Kind kind) {
        long distinct() {
            return values.stream().distinct().count();
        }
    }

    /** A table that is text throughout. */
    static SampledTable ofText(List<String> names, List<List<String>> rows) {
        return new SampledTable(
                names, rows, names.stream().map(name -> Kind.TEXT).toList());
    }

    List<Column> columns() {
        return IntStream.range(0, names.size()).mapToObj(this::column).toList();
    }

    private Column column(int place) {
        List<String> values = rows.stream()
                .map(row -> place < row.size() ? row.get(place) : null)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(value -> !NO_VALUES.contains(value.toLowerCase(Locale.ROOT)))
                .toList();
        return new Column(names.get(place), values, kinds.get(place));
    }
}
