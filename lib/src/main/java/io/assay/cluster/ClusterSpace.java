package io.assay.cluster;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import io.assay.math.ExactMoments;
import io.assay.table.Better;
import io.assay.table.ClusterColumns;
import io.assay.table.ColumnSpec;
import io.assay.table.CustomerFeatureTable;
import io.assay.table.MomentSteps;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The space that customers are clustered in: one standardised axis per column that varies.
 *
 * @param axes the axes, in the order of the configured columns
 * @param dropped columns without an axis, because all customers have the same value or none has one
 * @param customers rows seen
 */
public record ClusterSpace(List<SpaceAxis> axes, List<String> dropped, long customers) {
    public ClusterSpace {
        axes = List.copyOf(axes);
        dropped = List.copyOf(dropped);
    }

    /** Learns mean and standard deviation of each column in one pass, exactly. */
    static ClusterSpace learn(Dataset<Row> features, List<String> columns) {
        Column[] sums = IntStream.range(0, columns.size())
                .mapToObj(place -> sums(columns.get(place), place))
                .flatMap(List::stream)
                .toArray(Column[]::new);
        Row found = features.agg(MomentSteps.ROWS.from(count(lit(1))), sums).first();
        long customers = MomentSteps.ROWS.in(found, Long.class);
        List<SpaceAxis> axes = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            SpaceAxis axis = axis(columns.get(i), found, i, customers);
            if (axis.sd() > 0) {
                axes.add(axis);
            } else {
                dropped.add(columns.get(i));
            }
        }
        return new ClusterSpace(axes, dropped, customers);
    }

    /** Number of axes. */
    int dimensions() {
        return axes.size();
    }

    /** The coordinates of each customer in ticks, under {@link ClusterColumns#axis}. */
    Column[] ticks() {
        return IntStream.range(0, dimensions())
                .mapToObj(j -> ClusterColumns.axis(j).from(axes.get(j).ticks()))
                .toArray(Column[]::new);
    }

    /** The coordinates of each customer. */
    Column[] z() {
        return axes.stream().map(SpaceAxis::z).toArray(Column[]::new);
    }

    private static List<Column> sums(String column, int place) {
        Column t = SpaceAxis.logTicks(column);
        return List.of(
                MomentSteps.count(place).from(count(t)),
                MomentSteps.sum(place).from(sum(t.cast("decimal(20,0)"))),
                MomentSteps.squares(place).from(sum(t.multiply(t).cast("decimal(20,0)"))),
                MomentSteps.least(place).from(min(t)),
                MomentSteps.most(place).from(max(t)));
    }

    /** An axis over all customers, those without a value at the worst present one; its sd is 0 when it is of no use. */
    private static SpaceAxis axis(String column, Row found, int place, long customers) {
        long present = MomentSteps.count(place).in(found, Long.class);
        if (present == 0 || customers < 2) {
            return new SpaceAxis(column, 0, 0, 0);
        }
        boolean leastIsBest = CustomerFeatureTable.better(column) == Better.LOWER;
        ColumnSpec worstOf = leastIsBest ? MomentSteps.most(place) : MomentSteps.least(place);
        long missing = worstOf.in(found, Long.class);
        BigDecimal absent = BigDecimal.valueOf(customers - present);
        BigDecimal worst = BigDecimal.valueOf(missing);
        ExactMoments moments = new ExactMoments(
                customers,
                MomentSteps.sum(place).in(found, BigDecimal.class).add(absent.multiply(worst)),
                MomentSteps.squares(place)
                        .in(found, BigDecimal.class)
                        .add(absent.multiply(worst).multiply(worst)));
        double sd = Math.sqrt(moments.sampleVariance().doubleValue());
        return new SpaceAxis(column, moments.mean().doubleValue(), sd, missing);
    }

    /** The names of the axes. */
    List<String> names() {
        return axes.stream().map(SpaceAxis::column).toList();
    }

    /** Place of a column among the axes, or −1. */
    int placeOf(String column) {
        return IntStream.range(0, axes.size())
                .filter(i -> axes.get(i).column().equals(column))
                .findFirst()
                .orElse(-1);
    }
}
