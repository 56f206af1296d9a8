package io.assay.cluster;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import io.assay.table.Better;
import io.assay.table.ClusterColumns;
import io.assay.table.CustomerFeatureTable;
import java.math.BigDecimal;
import java.math.MathContext;
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
record ClusterSpace(List<Axis> axes, List<String> dropped, long customers) {
    private static final int AGGREGATES = 5;
    private static final MathContext PRECISION = MathContext.DECIMAL128;

    ClusterSpace {
        axes = List.copyOf(axes);
        dropped = List.copyOf(dropped);
    }

    /** Learns mean and standard deviation of each column in one pass, exactly. */
    static ClusterSpace learn(Dataset<Row> features, List<String> columns) {
        Row found = features.agg(
                        count(lit(1)),
                        columns.stream()
                                .flatMap(column -> aggregates(column).stream())
                                .toArray(Column[]::new))
                .first();
        long customers = found.getLong(0);
        List<Axis> axes = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Axis axis = axis(columns.get(i), found, 1 + i * AGGREGATES, customers);
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
        return axes.stream().map(Axis::z).toArray(Column[]::new);
    }

    private static List<Column> aggregates(String column) {
        Column t = Axis.logTicks(column);
        return List.of(count(t), sum(t.cast("decimal(20,0)")), sum(squared(t)), min(t), max(t));
    }

    private static Column squared(Column t) {
        return t.multiply(t).cast("decimal(20,0)");
    }

    /** An axis over all customers, those without a value at the worst present one; its sd is 0 when it is of no use. */
    private static Axis axis(String column, Row found, int at, long customers) {
        long present = found.getLong(at);
        if (present == 0 || customers < 2) {
            return new Axis(column, 0, 0, 0);
        }
        long missing =
                CustomerFeatureTable.better(column) == Better.LOWER ? found.getLong(at + 4) : found.getLong(at + 3);
        BigDecimal absent = BigDecimal.valueOf(customers - present);
        BigDecimal worst = BigDecimal.valueOf(missing);
        BigDecimal total = found.getDecimal(at + 1).add(absent.multiply(worst));
        BigDecimal squares = found.getDecimal(at + 2).add(absent.multiply(worst).multiply(worst));
        BigDecimal n = BigDecimal.valueOf(customers);
        BigDecimal variance = n.multiply(squares)
                .subtract(total.multiply(total))
                .divide(n.multiply(n.subtract(BigDecimal.ONE)), PRECISION);
        return new Axis(column, total.divide(n, PRECISION).doubleValue(), Math.sqrt(variance.doubleValue()), missing);
    }

    /** The names of the axes. */
    List<String> names() {
        return axes.stream().map(Axis::column).toList();
    }

    /** Place of a column among the axes, or −1. */
    int placeOf(String column) {
        return IntStream.range(0, axes.size())
                .filter(i -> axes.get(i).column().equals(column))
                .findFirst()
                .orElse(-1);
    }
}
