package io.assay.cut;

import static io.assay.table.ScoreCutTable.AT_CUT;
import static io.assay.table.ScoreCutTable.BETTER;
import static io.assay.table.ScoreCutTable.BOUND;
import static io.assay.table.ScoreCutTable.COLUMN_NAME;
import static io.assay.table.ScoreCutTable.CUSTOMERS;
import static io.assay.table.ScoreCutTable.CUT_VALUE;
import static io.assay.table.ScoreCutTable.KIND;
import static io.assay.table.ScoreCutTable.LAST_CUSTOMER_ID;
import static io.assay.table.ScoreCutTable.LEVEL;
import static io.assay.table.ScoreCutTable.PEER_GROUP;
import static io.assay.table.ScoreCutTable.SCHEME;

import io.assay.table.RowValues;
import io.assay.table.RunColumns;
import io.assay.table.ScoreCutTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Cuts as rows of {@link ScoreCutTable}, and back. */
public final class CutRows {
    private static final int DECIMALS = 10;

    private CutRows() {}

    /** Rows in the column order of the table. */
    public static List<Row> of(List<Cuts> all, LocalDate asOf, String runId) {
        List<Row> rows = new ArrayList<>();
        for (Cuts cuts : all) {
            cuts.groups().forEach((group, found) -> found.cuts()
                    .forEach(cut -> rows.add(values(cuts.column(), cut)
                            .with(RunColumns.AS_OF_DATE, asOf)
                            .with(RunColumns.RUN_ID, runId)
                            .with(PEER_GROUP, group)
                            .with(CUSTOMERS, found.customers())
                            .row())));
        }
        return rows;
    }

    private static RowValues values(CutColumn column, Cut cut) {
        return ScoreCutTable.SPEC
                .values()
                .with(SCHEME, column.scheme())
                .with(COLUMN_NAME, column.column())
                .with(LEVEL, cut.level())
                .with(BETTER, column.better().code())
                .with(KIND, column.rule().kind())
                .with(CUT_VALUE, cut.statistic().map(CutRows::stored).orElse(null))
                .with(AT_CUT, column.equalGoesUp() ? "upper" : "lower")
                .with(BOUND, cut.bound().map(CutRows::stored).orElse(null))
                .with(LAST_CUSTOMER_ID, cut.lastId().orElse(null));
    }

    /** The cuts of columns, in the order of these, read back from rows of any schemes and columns. */
    public static List<Cuts> frozen(List<CutColumn> columns, List<Row> rows) {
        return columns.stream().map(column -> frozen(column, rows)).toList();
    }

    /** The cuts of one column, read back from rows of any schemes and columns; customers keep their thresholds. */
    public static Cuts frozen(CutColumn column, List<Row> rows) {
        Map<String, List<Cut>> cuts = new TreeMap<>();
        Map<String, Long> customers = new TreeMap<>();
        for (Row row : rows) {
            if (column.scheme().equals(SCHEME.in(row, String.class))
                    && column.column().equals(COLUMN_NAME.in(row, String.class))) {
                String group = PEER_GROUP.in(row, String.class);
                cuts.computeIfAbsent(group, unused -> new ArrayList<>()).add(cut(row));
                customers.put(group, CUSTOMERS.in(row, Long.class));
            }
        }
        check(column, cuts);
        Map<String, GroupCuts> groups = new TreeMap<>();
        cuts.forEach((group, list) -> {
            list.sort(Comparator.comparingInt(Cut::level));
            groups.put(group, new GroupCuts(customers.get(group), list));
        });
        return new Cuts(column, groups);
    }

    private static Cut cut(Row row) {
        return new Cut(
                LEVEL.in(row, Integer.class),
                Optional.ofNullable(CUT_VALUE.in(row, BigDecimal.class)),
                Optional.ofNullable(BOUND.in(row, BigDecimal.class)),
                Optional.ofNullable(LAST_CUSTOMER_ID.in(row, String.class)));
    }

    private static void check(CutColumn column, Map<String, List<Cut>> cuts) {
        String name = column.scheme() + "." + column.column();
        if (cuts.isEmpty()) {
            throw new IllegalArgumentException("Cannot use frozen cuts of " + name + ": none are stored");
        }
        int levels = column.rule().levels();
        cuts.forEach((group, list) -> {
            if (list.size() != levels - 1) {
                throw new IllegalArgumentException("Cannot use frozen cuts of " + name + " in " + group + ": "
                        + (list.size() + 1) + " levels are stored, " + levels + " are asked for");
            }
        });
    }

    private static BigDecimal stored(BigDecimal value) {
        return value.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
}
