package io.assay.rule;

import io.assay.cut.CutRule;
import io.assay.cut.Population;
import io.assay.table.ColumnSpec;
import io.assay.table.SegmentColumns;
import java.util.ArrayList;
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
        List<PackAxis> axes,
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
        return SegmentColumns.segment(column, info.about().en());
    }

    /** Column of reasons. */
    public ColumnSpec reasonColumn() {
        return SegmentColumns.reason(column);
    }

    /** Axes that are cut into levels. */
    public List<PackAxis.Measured> measuredAxes() {
        return axes.stream()
                .filter(PackAxis.Measured.class::isInstance)
                .map(PackAxis.Measured.class::cast)
                .toList();
    }

    /** Axes that are cut by shares of a total, and so put customers in an order. */
    public List<PackAxis.Measured> orderedAxes() {
        return measuredAxes().stream()
                .filter(axis -> axis.rule() instanceof CutRule.CumulativeShare)
                .toList();
    }

    /** Column of the rank along an axis. */
    public ColumnSpec rankColumn(PackAxis.Measured axis) {
        return SegmentColumns.rank(standing(axis), column, axis.column());
    }

    /** Column of the cumulative share along an axis. */
    public ColumnSpec shareColumn(PackAxis.Measured axis) {
        return SegmentColumns.cumulativeShare(standing(axis), axis.column());
    }

    /** What the columns along an axis begin with: the column of segments, and the axis where there are several. */
    public String standing(PackAxis.Measured axis) {
        return orderedAxes().size() == 1 ? column : SegmentColumns.along(column, axis.name());
    }

    /** The columns that the pack adds, in order. */
    public List<ColumnSpec> columns() {
        List<ColumnSpec> columns = new ArrayList<>(List.of(segmentColumn(), reasonColumn()));
        orderedAxes().forEach(axis -> columns.addAll(List.of(rankColumn(axis), shareColumn(axis))));
        return List.copyOf(columns);
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
