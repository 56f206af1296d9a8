package io.assay.cut;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.signum;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Passes over the rows that fill and narrow histograms of many columns at once. The first pass has buckets of about
 * equal ratio; a later one divides the buckets that hold a boundary. What reaches the driver is buckets.
 */
final class Passes {
    /** One histogram: place of the column in the list, and the group. */
    record Key(int column, String group) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byColumn = Integer.compare(column, other.column);
            return byColumn == 0 ? group.compareTo(other.group) : byColumn;
        }
    }

    private static final String GROUP = "cut_group";
    private static final String ENTRY = "cut_entry";
    private static final String COLUMN = "cut_column";
    private static final String WORTH = "cut_worth";
    private static final String BUCKET = "cut_bucket";
    private static final String PENDING_GROUP = "pending_group";
    private static final String PENDING_COLUMN = "pending_column";
    private static final String LOW = "pending_low";
    private static final String HIGH = "pending_high";
    private static final String STEP = "pending_step";
    private static final StructType PENDING = new StructType()
            .add(PENDING_GROUP, DataTypes.StringType, false)
            .add(PENDING_COLUMN, DataTypes.IntegerType, false)
            .add(LOW, DataTypes.LongType, false)
            .add(HIGH, DataTypes.LongType, false)
            .add(STEP, DataTypes.LongType, false);

    /** Buckets that one pass may bring to the driver, shared by all pending boundaries. */
    private static final long BUCKETS = 400_000;

    private static final long MOST_PARTS = 4096;
    private static final long FEWEST_PARTS = 16;
    private static final int LOW_BITS = 32;

    private final Dataset<Row> rows;
    private final Column group;
    private final List<CutColumn> columns;

    Passes(Dataset<Row> rows, Column group, List<CutColumn> columns) {
        this.rows = rows;
        this.group = group;
        this.columns = columns;
    }

    /** Histograms of all columns; {@code resolution} buckets for each power of e. */
    Map<Key, Histogram> first(int resolution) {
        Map<Key, List<Bucket>> buckets = new TreeMap<>();
        Map<Key, Long> unknown = new TreeMap<>();
        for (Row row : bucketed(worths(allColumns()), number(col(WORTH), resolution))) {
            Key key = new Key(row.getInt(1), row.getString(0));
            if (row.isNullAt(4)) {
                unknown.put(key, row.getLong(3));
            } else {
                buckets.computeIfAbsent(key, unused -> new ArrayList<>()).add(bucket(row));
            }
        }
        Map<Key, Histogram> histograms = new TreeMap<>();
        buckets.forEach((key, list) -> histograms.put(key, new Histogram(unknown.getOrDefault(key, 0L), list)));
        unknown.forEach((key, number) -> histograms.putIfAbsent(key, new Histogram(number, List.of())));
        return histograms;
    }

    /** Number of the bucket of the first pass that a worth falls into, rising with it; null for none. */
    static Column number(Column worth, int resolution) {
        Column ratio = floor(log1p(abs(worth).cast(DataTypes.DoubleType)).multiply(lit((double) resolution)));
        return ratio.multiply(signum(worth)).cast(DataTypes.LongType);
    }

    /** The given buckets, divided. */
    Map<Key, List<Bucket>> narrower(Map<Key, Set<Bucket>> pending) {
        long boundaries = pending.values().stream().mapToLong(Set::size).sum();
        long parts = Math.max(FEWEST_PARTS, Math.min(MOST_PARTS, BUCKETS / boundaries));
        List<Row> wanted = new ArrayList<>();
        pending.forEach((key, buckets) -> buckets.forEach(bucket -> {
            long step = (bucket.high() - bucket.low()) / parts + 1;
            wanted.add(RowFactory.create(key.group(), key.column(), bucket.low(), bucket.high(), step));
        }));
        List<Integer> involved =
                pending.keySet().stream().map(Key::column).distinct().toList();
        Column place = col(WORTH).minus(col(LOW));
        Dataset<Row> within = worths(involved)
                .join(
                        broadcast(rows.sparkSession().createDataFrame(wanted, PENDING)),
                        col(GROUP)
                                .equalTo(col(PENDING_GROUP))
                                .and(col(COLUMN).equalTo(col(PENDING_COLUMN)))
                                .and(col(WORTH).between(col(LOW), col(HIGH))));
        Map<Key, List<Bucket>> found = new TreeMap<>();
        for (Row row : bucketed(within, col(WORTH).minus(place.mod(col(STEP))))) {
            found.computeIfAbsent(new Key(row.getInt(1), row.getString(0)), unused -> new ArrayList<>())
                    .add(bucket(row));
        }
        return found;
    }

    private List<Integer> allColumns() {
        return IntStream.range(0, columns.size()).boxed().toList();
    }

    /** One row per customer and column; with dense ranks one row per distinct value. */
    private Dataset<Row> worths(List<Integer> wanted) {
        List<Integer> dense = wanted.stream().filter(this::isDense).toList();
        List<Integer> other = wanted.stream().filter(i -> !isDense(i)).toList();
        if (dense.isEmpty()) {
            return exploded(other);
        }
        Dataset<Row> distinct = exploded(dense).distinct();
        return other.isEmpty() ? distinct : exploded(other).unionByName(distinct);
    }

    private boolean isDense(int column) {
        return columns.get(column).rule() instanceof CutRule.Quantile quantile && quantile.ranks() == Ranks.DENSE;
    }

    private Dataset<Row> exploded(List<Integer> wanted) {
        Column[] entries = wanted.stream()
                .map(i -> {
                    CutColumn column = columns.get(i);
                    Lattice lattice = Lattice.of(
                            column.column(),
                            rows.schema().apply(column.column()).dataType());
                    return when(
                            column.population().contains(),
                            struct(
                                    lit(i).as(COLUMN),
                                    lattice.worth(col(column.column()), column.better())
                                            .as(WORTH)));
                })
                .toArray(Column[]::new);
        return rows.select(group.as(GROUP), explode(array(entries)).as(ENTRY))
                .filter(col(ENTRY).isNotNull())
                .select(
                        col(GROUP),
                        col(ENTRY).getField(COLUMN).as(COLUMN),
                        col(ENTRY).getField(WORTH).as(WORTH));
    }

    /** Sums travel as two halves, because a sum of longs may not fit a long. */
    private static List<Row> bucketed(Dataset<Row> worths, Column bucket) {
        Column worth = col(WORTH);
        return worths.groupBy(col(GROUP), col(COLUMN), bucket.as(BUCKET))
                .agg(
                        count(lit(1)),
                        min(worth),
                        max(worth),
                        sum(shiftright(worth, LOW_BITS)),
                        sum(worth.bitwiseAND(lit((1L << LOW_BITS) - 1))))
                .collectAsList();
    }

    private static Bucket bucket(Row row) {
        BigInteger sum = BigInteger.valueOf(row.getLong(6)).shiftLeft(LOW_BITS).add(BigInteger.valueOf(row.getLong(7)));
        return new Bucket(row.getLong(2), row.getLong(4), row.getLong(5), row.getLong(3), sum);
    }
}
