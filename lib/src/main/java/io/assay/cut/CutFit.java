package io.assay.cut;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Finds the cuts of many columns in two to four passes over the rows, exactly, without sorting them and without
 * bringing customers to the driver. Hand in rows that are cheap to read again.
 *
 * <p>A first pass counts values in buckets of about equal ratio, ⌊64 ln(1 + |x|)⌋ of the lattice units x; each later one
 * divides the buckets that hold a boundary into at most 4,096 parts, until every boundary is a single value.
 *
 * @param groupColumns columns whose values together name the group that customers are compared within; none compares all
 */
public record CutFit(List<CutColumn> columns, List<String> groupColumns, String idColumn) {
    private static final String SEPARATOR = "|";
    /** Buckets for each power of e when all customers are compared. */
    static final int FINEST = 64;

    private static final int COARSEST = 4;
    private static final int MOST_IDS = 4096;

    public CutFit {
        columns = List.copyOf(columns);
        groupColumns = List.copyOf(groupColumns);
        if (!groupColumns.isEmpty() && columns.stream().anyMatch(c -> c.rule() instanceof CutRule.RatioOfSums)) {
            throw new IllegalArgumentException(
                    "Cannot cut by a ratio of sums within groups: it is one of all customers");
        }
    }

    /**
     * What was found.
     *
     * @param cuts the cuts of each column, in the order asked for
     * @param curves curves of the columns cut by shares of their total, in the same order; none within groups
     */
    public record Found(List<Cuts> cuts, List<ShareCurve> curves) {
        public Found {
            cuts = List.copyOf(cuts);
            curves = List.copyOf(curves);
        }
    }

    /** The cuts of each column, in the order asked for. */
    public List<Cuts> fit(Dataset<Row> rows) {
        return find(rows).cuts();
    }

    /** The cuts, and how the columns that are cut by shares are spread over customers. */
    public Found find(Dataset<Row> rows) {
        if (columns.isEmpty()) {
            return new Found(List.of(), List.of());
        }
        Map<Integer, Step> ratios = SumRatios.of(rows, columns);
        Passes passes = new Passes(rows, group(groupColumns), columns);
        Map<Passes.Key, Histogram> histograms = new TreeMap<>(passes.first(groupColumns.isEmpty() ? FINEST : COARSEST));
        Map<Passes.Key, Set<Bucket>> pending = pending(rows, histograms, ratios);
        while (!pending.isEmpty()) {
            Map<Passes.Key, Set<Bucket>> coarse = pending;
            passes.narrower(pending)
                    .forEach((key, fine) -> histograms.computeIfPresent(
                            key, (same, histogram) -> histogram.narrowed(List.copyOf(coarse.get(key)), fine)));
            pending = pending(rows, histograms, ratios);
        }
        return new Found(
                IntStream.range(0, columns.size())
                        .mapToObj(i -> new Cuts(columns.get(i), groups(rows, i, histograms, ratios)))
                        .toList(),
                IntStream.range(0, columns.size())
                        .filter(this::hasCurve)
                        .mapToObj(i -> new ShareCurve(columns.get(i), everybody(histograms, i)))
                        .toList());
    }

    private boolean hasCurve(int column) {
        return groupColumns.isEmpty() && columns.get(column).rule() instanceof CutRule.CumulativeShare;
    }

    private static Histogram everybody(Map<Passes.Key, Histogram> histograms, int column) {
        return histograms.getOrDefault(new Passes.Key(column, Cuts.EVERYBODY), new Histogram(0, List.of()));
    }

    /** The name of a row's group: the values of its group columns. */
    static Column group(List<String> groupColumns) {
        if (groupColumns.isEmpty()) {
            return lit(Cuts.EVERYBODY);
        }
        return concat_ws(
                SEPARATOR,
                groupColumns.stream()
                        .map(column -> col(column).cast(DataTypes.StringType))
                        .toArray(Column[]::new));
    }

    private Map<Passes.Key, Set<Bucket>> pending(
            Dataset<Row> rows, Map<Passes.Key, Histogram> histograms, Map<Integer, Step> ratios) {
        Map<Passes.Key, Set<Bucket>> pending = new TreeMap<>();
        histograms.forEach((key, histogram) -> {
            List<Step> steps = new ArrayList<>(steps(rows, key.column(), histogram, ratios));
            if (hasCurve(key.column())) {
                CutColumn column = columns.get(key.column());
                ShareCurve.MILESTONES.forEach(rule -> steps.add(
                        new Boundary(column.cutBy(rule), lattice(rows, column), histogram).of(rule.levels())));
            }
            for (Step step : steps) {
                if (step instanceof Step.Narrow narrow) {
                    pending.computeIfAbsent(key, unused -> new HashSet<>()).add(narrow.bucket());
                }
            }
        });
        return pending;
    }

    private List<Step> steps(Dataset<Row> rows, int column, Histogram histogram, Map<Integer, Step> ratios) {
        if (ratios.containsKey(column)) {
            return List.of(ratios.get(column));
        }
        CutColumn cut = columns.get(column);
        Boundary boundary = new Boundary(cut, lattice(rows, cut), histogram);
        return IntStream.rangeClosed(2, cut.rule().levels())
                .mapToObj(boundary::of)
                .toList();
    }

    private static Lattice lattice(Dataset<Row> rows, CutColumn column) {
        return Lattice.of(rows.schema(), column.column());
    }

    private Map<String, GroupCuts> groups(
            Dataset<Row> rows, int column, Map<Passes.Key, Histogram> histograms, Map<Integer, Step> ratios) {
        Map<String, GroupCuts> groups = new TreeMap<>();
        histograms.forEach((key, histogram) -> {
            if (key.column() == column) {
                groups.put(
                        key.group(),
                        new GroupCuts(histogram.customers(), cuts(rows, key, steps(rows, column, histogram, ratios))));
            }
        });
        return groups;
    }

    private List<Cut> cuts(Dataset<Row> rows, Passes.Key key, List<Step> steps) {
        CutColumn column = columns.get(key.column());
        Lattice lattice = lattice(rows, column);
        List<Cut> cuts = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step.Found found = (Step.Found) steps.get(i);
            cuts.add(new Cut(
                    i + 2,
                    found.statistic().map(statistic -> lattice.value(statistic, column.better())),
                    found.begin().map(begin -> lattice.value(BigDecimal.valueOf(begin), column.better())),
                    isStrict(column) ? lastId(rows, key, found) : Optional.empty()));
        }
        return cuts;
    }

    private static boolean isStrict(CutColumn column) {
        CutRule rule = column.rule();
        return (rule instanceof CutRule.CumulativeShare share && share.ties() == Ties.BY_ID)
                || (rule instanceof CutRule.HeadShare heads && heads.ties() == Ties.BY_ID);
    }

    /** Only the customers at the bound are put in order, and only when not all of them are taken. */
    private Optional<String> lastId(Dataset<Row> rows, Passes.Key key, Step.Found found) {
        if (found.taken().isEmpty()) {
            return Optional.empty();
        }
        CutColumn column = columns.get(key.column());
        Column worth = lattice(rows, column).worth(col(column.column()), column.better());
        Dataset<Row> atBound = rows.filter(column.population().contains())
                .filter(group(groupColumns).equalTo(lit(key.group())))
                .filter(worth.equalTo(lit(found.begin().orElseThrow())))
                .select(col(idColumn).cast(DataTypes.StringType).as(idColumn));
        return Optional.of(new OrderedIds(MOST_IDS).at(atBound, found.taken().get()));
    }
}
