package io.assay.cut;

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
import org.apache.spark.sql.RowFactory;

/** Cuts as rows of {@link ScoreCutTable}, and back. */
public final class CutRows {
    private static final int DECIMALS = 10;

    private CutRows() {}

    /** Rows in the column order of the table. */
    public static List<Row> of(List<Cuts> all, LocalDate asOf, String runId) {
        List<Row> rows = new ArrayList<>();
        for (Cuts cuts : all) {
            CutColumn column = cuts.column();
            cuts.groups().forEach((group, found) -> found.cuts()
                    .forEach(cut -> rows.add(RowFactory.create(
                            java.sql.Date.valueOf(asOf),
                            runId,
                            column.scheme(),
                            column.column(),
                            group,
                            cut.level(),
                            column.better().code(),
                            column.rule().kind(),
                            cut.statistic().map(CutRows::stored).orElse(null),
                            column.equalGoesUp() ? "upper" : "lower",
                            cut.bound().map(CutRows::stored).orElse(null),
                            cut.lastId().orElse(null),
                            found.customers()))));
        }
        return rows;
    }

    /** The cuts of one column, read back from rows of any schemes and columns; customers keep their thresholds. */
    public static Cuts frozen(CutColumn column, List<Row> rows) {
        Map<String, List<Cut>> cuts = new TreeMap<>();
        Map<String, Long> customers = new TreeMap<>();
        for (Row row : rows) {
            if (column.scheme().equals(text(row, ScoreCutTable.SCHEME.name()))
                    && column.column().equals(text(row, ScoreCutTable.COLUMN_NAME.name()))) {
                String group = text(row, ScoreCutTable.PEER_GROUP.name());
                cuts.computeIfAbsent(group, unused -> new ArrayList<>())
                        .add(new Cut(
                                row.<Integer>getAs(ScoreCutTable.LEVEL.name()),
                                Optional.ofNullable(row.<BigDecimal>getAs(ScoreCutTable.CUT_VALUE.name())),
                                Optional.ofNullable(row.<BigDecimal>getAs(ScoreCutTable.BOUND.name())),
                                Optional.ofNullable(text(row, ScoreCutTable.LAST_CUSTOMER_ID.name()))));
                customers.put(group, row.<Long>getAs(ScoreCutTable.CUSTOMERS.name()));
            }
        }
        check(column, cuts);
        Map<String, GroupCuts> groups = new TreeMap<>();
        cuts.forEach((group, list) -> groups.put(
                group,
                new GroupCuts(
                        customers.get(group),
                        list.stream()
                                .sorted(Comparator.comparingInt(Cut::level))
                                .toList())));
        return new Cuts(column, groups);
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

    private static String text(Row row, String column) {
        return row.getAs(column);
    }

    private static BigDecimal stored(BigDecimal value) {
        return value.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
}
