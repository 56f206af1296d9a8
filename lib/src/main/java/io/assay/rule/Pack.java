package io.assay.rule;

import static io.assay.table.ColumnSpec.required;

import io.assay.cut.Population;
import io.assay.table.ColumnSpec;
import io.assay.table.Types;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A scheme of segments as data: axes with levels, and rules that give every cell of the grid a segment.
 *
 * @param column column that holds the segment
 * @param scope columns a customer must have to be in the scheme, and who its cuts are learned from
 * @param otherwise segment of customers outside the scheme, required when there can be any
 */
public record Pack(
        PackInfo info,
        String column,
        Population scope,
        Optional<String> otherwise,
        List<Axis> axes,
        List<Segment> segments,
        Match match,
        List<Rule> rules) {
    public Pack {
        axes = List.copyOf(axes);
        segments = List.copyOf(segments);
        rules = List.copyOf(rules);
    }

    /** Column of segment codes. */
    public ColumnSpec segmentColumn() {
        return required(column, Types.TEXT, "-", info.about().en());
    }

    /** Column of reasons. */
    public ColumnSpec reasonColumn() {
        return required(column + "_reason", Types.TEXT, "-", "Rule, values and cuts that led to " + column);
    }

    /** The columns that the pack adds, in order. */
    public List<ColumnSpec> columns() {
        return List.of(segmentColumn(), reasonColumn());
    }

    /** Columns that the pack reads. */
    public List<String> inputs() {
        return Stream.of(
                        axes.stream().flatMap(axis -> Inputs.of(axis).stream()),
                        scope.known().stream(),
                        scope.flag().stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
    }
}
