package io.assay.cluster;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.sum;

import io.assay.math.WeightedPoints;
import io.assay.table.ClusterColumns;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Customers counted in cells of the cluster space, with exact sums: what reaches the driver follows the occupied cells,
 * not the customers.
 *
 * <p>Cells are 1/8 of a standard deviation wide. They are doubled while there are more than 200,000, and divided by
 * eight while there are fewer than 1,000 and one of them holds different points. Up to 5,000 customers are kept exactly.
 *
 * @param cells the cells in order of their place
 * @param cellSize width of a cell in standard deviations
 */
record ClusterGrid(WeightedPoints cells, double cellSize) {
    private static final long EXACT_UP_TO = 5_000;
    private static final int FIRST_SHIFT = 17;
    private static final int FINER = 3;
    private static final int FEWEST_CELLS = 1_000;
    private static final int MOST_CELLS = 200_000;
    private static final int WIDEST_SHIFT = 28;

    /** Counts the customers of a space with at least one axis. */
    static ClusterGrid of(Dataset<Row> features, ClusterSpace space) {
        int shift = space.customers() <= EXACT_UP_TO ? 0 : FIRST_SHIFT;
        Optional<ClusterGrid> found = collected(features, space, shift);
        while (found.isEmpty() && shift < WIDEST_SHIFT) {
            found = collected(features, space, ++shift);
        }
        ClusterGrid grid = found.orElseThrow(() -> new IllegalStateException("Cannot count customers in at most "
                + MOST_CELLS + " cells over " + space.names() + ": use fewer columns"));
        while (shift > 0 && grid.isTooCoarse()) {
            shift = Math.max(0, shift - FINER);
            Optional<ClusterGrid> finer = collected(features, space, shift);
            if (finer.isEmpty()) {
                return grid;
            }
            grid = finer.get();
        }
        return grid;
    }

    private boolean isTooCoarse() {
        if (cells.size() >= FEWEST_CELLS) {
            return false;
        }
        for (int i = 0; i < cells.size(); i++) {
            if (cells.within(i) > 0) {
                return true;
            }
        }
        return false;
    }

    /** The grid with cells of 2^shift ticks, unless there are too many of them. */
    private static Optional<ClusterGrid> collected(Dataset<Row> features, ClusterSpace space, int shift) {
        List<Column> places = new ArrayList<>();
        List<Column> sums = new ArrayList<>();
        Column squares = lit(0L);
        for (int j = 0; j < space.dimensions(); j++) {
            Column ticks = ClusterColumns.axis(j).col();
            Column offset = ticks.bitwiseAND(lit((1L << shift) - 1));
            places.add(shiftright(ticks, shift));
            sums.add(sum(offset.cast("decimal(20,0)")));
            squares = squares.plus(offset.multiply(offset));
        }
        sums.add(sum(squares.cast("decimal(20,0)")));
        List<Row> rows = features.select(space.ticks())
                .groupBy(places.toArray(Column[]::new))
                .agg(count(lit(1)), sums.toArray(Column[]::new))
                .limit(MOST_CELLS + 1)
                .collectAsList();
        if (rows.size() > MOST_CELLS) {
            return Optional.empty();
        }
        int dimensions = space.dimensions();
        WeightedPoints cells = WeightedPoints.of(rows.stream()
                .sorted(byPlace(dimensions))
                .map(row -> point(row, dimensions, shift))
                .toList());
        return Optional.of(new ClusterGrid(cells, (1L << shift) / SpaceAxis.TICKS));
    }

    private static Comparator<Row> byPlace(int dimensions) {
        Comparator<Row> order = Comparator.comparingLong(row -> row.getLong(0));
        for (int j = 1; j < dimensions; j++) {
            int axis = j;
            order = order.thenComparingLong(row -> row.getLong(axis));
        }
        return order;
    }

    private static WeightedPoints.Point point(Row row, int dimensions, int shift) {
        long weight = row.getLong(dimensions);
        BigDecimal n = BigDecimal.valueOf(weight);
        BigDecimal within = row.getDecimal(2 * dimensions + 1);
        List<Double> mean = new ArrayList<>();
        for (int j = 0; j < dimensions; j++) {
            BigDecimal offsets = row.getDecimal(dimensions + 1 + j);
            BigDecimal corner = BigDecimal.valueOf(row.getLong(j) << shift);
            mean.add(corner.add(offsets.divide(n, MathContext.DECIMAL128)).doubleValue() / SpaceAxis.TICKS);
            within = within.subtract(offsets.multiply(offsets).divide(n, MathContext.DECIMAL128));
        }
        double spread = Math.max(0, within.doubleValue()) / (SpaceAxis.TICKS * SpaceAxis.TICKS);
        return new WeightedPoints.Point(mean, weight, spread);
    }
}
