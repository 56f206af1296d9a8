package io.assay.cluster;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.rint;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.assay.table.Better;
import io.assay.table.ClusterColumns;
import io.assay.table.CustomerFeatureTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Exact sums over the members of one cluster.
 *
 * @param place place of its centre among the centres, from 1
 * @param size members
 * @param sums sum of each described column in its own unit, missing values as the worst present one
 * @param centre mean of the members in the cluster space
 * @param cost sum over members of the squared distance to the centre of the cluster
 * @param distances sum over members of the distance to the centre
 */
public record ClusterMembers(
        int place, long size, Map<String, BigDecimal> sums, List<Double> centre, double cost, double distances) {

    public ClusterMembers {
        sums = Map.copyOf(sums);
        centre = List.copyOf(centre);
    }

    /** Mean of a described column, in its own unit. */
    public BigDecimal mean(String column) {
        return sums.get(column).divide(BigDecimal.valueOf(size), MathContext.DECIMAL128);
    }

    /** Sums for each centre that has members, in order of place. */
    static List<ClusterMembers> of(Dataset<Row> features, NearestCentre nearest, List<String> described) {
        Map<String, Column> values = completed(features, described);
        List<Column> sums = new ArrayList<>();
        values.values().forEach(value -> sums.add(sum(value)));
        for (int j = 0; j < nearest.space().dimensions(); j++) {
            sums.add(sum(ClusterColumns.axis(j).col().cast("decimal(20,0)")));
        }
        sums.add(sum(inTicks(NearestCentre.distance().multiply(NearestCentre.distance()))));
        sums.add(sum(inTicks(NearestCentre.distance())));
        return nearest
                .located(features)
                .groupBy(NearestCentre.place())
                .agg(count(lit(1)), sums.toArray(Column[]::new))
                .collectAsList()
                .stream()
                .map(row -> members(
                        row, List.copyOf(values.keySet()), nearest.space().dimensions()))
                .sorted(Comparator.comparingInt(ClusterMembers::place))
                .toList();
    }

    private static Column inTicks(Column value) {
        return rint(value.multiply(lit(SpaceAxis.TICKS))).cast("decimal(20,0)");
    }

    private static ClusterMembers members(Row row, List<String> described, int dimensions) {
        long size = row.getLong(1);
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        for (int i = 0; i < described.size(); i++) {
            sums.put(described.get(i), row.getDecimal(2 + i));
        }
        int at = 2 + described.size();
        List<Double> centre = new ArrayList<>();
        for (int j = 0; j < dimensions; j++) {
            BigDecimal mean = row.getDecimal(at + j).divide(BigDecimal.valueOf(size), MathContext.DECIMAL128);
            centre.add(mean.doubleValue() / SpaceAxis.TICKS);
        }
        double cost = row.getDecimal(at + dimensions).doubleValue() / SpaceAxis.TICKS;
        double distances = row.getDecimal(at + dimensions + 1).doubleValue() / SpaceAxis.TICKS;
        return new ClusterMembers(row.getInt(0), size, sums, centre, cost, distances);
    }

    /** Exact values of the columns, a missing one replaced by the worst present one, or by 0 when none is present. */
    private static Map<String, Column> completed(Dataset<Row> features, List<String> described) {
        List<Column> worst = described.stream()
                .map(column ->
                        CustomerFeatureTable.better(column) == Better.LOWER ? max(exact(column)) : min(exact(column)))
                .toList();
        Row found = features.select(worst.toArray(Column[]::new)).first();
        Map<String, Column> values = new LinkedHashMap<>();
        for (int i = 0; i < described.size(); i++) {
            BigDecimal fill = found.isNullAt(i) ? BigDecimal.ZERO : found.getDecimal(i);
            values.put(
                    described.get(i),
                    coalesce(exact(described.get(i)), lit(fill).cast("decimal(28,9)")));
        }
        return values;
    }

    /** The value with nine decimals, so that sums do not depend on the order; null where it is not finite. */
    private static Column exact(String column) {
        Column value = col(column);
        Column finite = when(value.cast("double").between(lit(-1e15), lit(1e15)), value);
        return finite.cast("decimal(28,9)");
    }
}
