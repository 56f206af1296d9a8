package io.assay.cut;

import static io.assay.table.CutSteps.BUCKET;
import static io.assay.table.CutSteps.COLUMN;
import static io.assay.table.CutSteps.ENTRY;
import static io.assay.table.CutSteps.GROUP;
import static io.assay.table.CutSteps.HEADS;
import static io.assay.table.CutSteps.HIGH_SUM;
import static io.assay.table.CutSteps.LEAST;
import static io.assay.table.CutSteps.LOW_SUM;
import static io.assay.table.CutSteps.MOST;
import static io.assay.table.CutSteps.PENDING;
import static io.assay.table.CutSteps.PENDING_COLUMN;
import static io.assay.table.CutSteps.PENDING_GROUP;
import static io.assay.table.CutSteps.PENDING_LEAST;
import static io.assay.table.CutSteps.PENDING_MOST;
import static io.assay.table.CutSteps.PENDING_STEP;
import static io.assay.table.CutSteps.WORTH;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
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

import io.assay.transform.Lookup;
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
import org.apache.spark.sql.types.DataTypes;

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
        for (Row row : bucketed(worths(allColumns()), number(WORTH.col(), resolution))) {
            Key key = key(row);
            if (LEAST.in(row, Long.class) == null) {
                unknown.put(key, HEADS.in(row, Long.class));
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
            wanted.add(PENDING.values()
                    .with(PENDING_GROUP, key.group())
                    .with(PENDING_COLUMN, key.column())
                    .with(PENDING_LEAST, bucket.low())
                    .with(PENDING_MOST, bucket.high())
                    .with(PENDING_STEP, step)
                    .row());
        }));
        List<Integer> involved =
                pending.keySet().stream().map(Key::column).distinct().toList();
        Column place = WORTH.col().minus(PENDING_LEAST.col());
        Column isPending = GROUP.col()
                .equalTo(PENDING_GROUP.col())
                .and(COLUMN.col().equalTo(PENDING_COLUMN.col()))
                .and(WORTH.col().between(PENDING_LEAST.col(), PENDING_MOST.col()));
        Dataset<Row> within = worths(involved).join(Lookup.beside(rows, wanted, PENDING.schema()), isPending);
        Map<Key, List<Bucket>> found = new TreeMap<>();
        for (Row row : bucketed(within, WORTH.col().minus(place.mod(PENDING_STEP.col())))) {
            found.computeIfAbsent(key(row), unused -> new ArrayList<>()).add(bucket(row));
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
        Column[] entries = wanted.stream().map(this::entry).toArray(Column[]::new);
        return rows.select(GROUP.from(group), explode(array(entries)).as(ENTRY.name()))
                .filter(ENTRY.col().isNotNull())
                .select(GROUP.col(), COLUMN.of(ENTRY), WORTH.of(ENTRY));
    }

    /** Column and worth of a row of the population; null for any other. */
    private Column entry(int place) {
        CutColumn column = columns.get(place);
        Column worth = Lattice.of(rows.schema(), column.column()).worth(col(column.column()), column.better());
        return when(column.population().contains(), struct(COLUMN.from(lit(place)), WORTH.from(worth)));
    }

    /** Sums travel as two halves, because a sum of longs may not fit a long. */
    private static List<Row> bucketed(Dataset<Row> worths, Column bucket) {
        Column worth = WORTH.col();
        return worths.groupBy(GROUP.col(), COLUMN.col(), BUCKET.from(bucket))
                .agg(
                        HEADS.from(count(lit(1))),
                        LEAST.from(min(worth)),
                        MOST.from(max(worth)),
                        HIGH_SUM.from(sum(shiftright(worth, LOW_BITS))),
                        LOW_SUM.from(sum(worth.bitwiseAND(lit((1L << LOW_BITS) - 1)))))
                .collectAsList();
    }

    private static Key key(Row row) {
        return new Key(COLUMN.in(row, Integer.class), GROUP.in(row, String.class));
    }

    private static Bucket bucket(Row row) {
        BigInteger high = BigInteger.valueOf(HIGH_SUM.in(row, Long.class));
        BigInteger low = BigInteger.valueOf(LOW_SUM.in(row, Long.class));
        return new Bucket(
                BUCKET.in(row, Long.class),
                LEAST.in(row, Long.class),
                MOST.in(row, Long.class),
                HEADS.in(row, Long.class),
                high.shiftLeft(LOW_BITS).add(low));
    }
}
