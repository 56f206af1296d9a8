package io.assay.cut;

import static io.assay.table.CutSteps.BOUND_GROUP;
import static io.assay.table.CutSteps.LEVEL_GROUP;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.assay.table.CutSteps;
import io.assay.table.RowValues;
import io.assay.table.TableSpec;
import io.assay.transform.Lookup;
import io.assay.transform.Transformation;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Adds the level of each row in each cut column. A value that is unknown is in level 1; a row of a group without cuts is
 * in the middle level, like the only customer of a group.
 */
public record Levels(List<Output> outputs, List<String> groupColumns, String idColumn) implements Transformation {
    /** Cuts and the name of the column that holds the level. */
    public record Output(Cuts cuts, String name) {}

    public Levels {
        outputs = List.copyOf(outputs);
        groupColumns = List.copyOf(groupColumns);
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> rows) {
        return groupColumns.isEmpty() ? forEverybody(rows) : byGroup(rows);
    }

    private Dataset<Row> forEverybody(Dataset<Row> rows) {
        Dataset<Row> levelled = rows;
        for (Output output : outputs) {
            levelled = levelled.withColumn(output.name(), forEverybody(rows.schema(), output.cuts()));
        }
        return levelled;
    }

    private Column forEverybody(StructType schema, Cuts cuts) {
        CutColumn column = cuts.column();
        Column worth = worth(schema, column);
        Column level = lit(1);
        for (Cut cut : cuts.everybody().cuts()) {
            if (cut.bound().isPresent()) {
                Column begin = lit(begin(schema, column, cut));
                Column within = cut.lastId()
                        .map(last -> worth.gt(begin)
                                .or(worth.equalTo(begin).and(col(idColumn).leq(lit(last)))))
                        .orElse(worth.geq(begin));
                level = when(within, lit(cut.level())).otherwise(level);
            }
        }
        return level;
    }

    private Dataset<Row> byGroup(Dataset<Row> rows) {
        Dataset<Row> joined = rows.withColumn(LEVEL_GROUP.name(), CutFit.group(groupColumns))
                .join(bounds(rows), LEVEL_GROUP.col().equalTo(BOUND_GROUP.col()), "left");
        List<Column> kept = new ArrayList<>();
        for (String column : rows.columns()) {
            kept.add(col(column));
        }
        for (int i = 0; i < outputs.size(); i++) {
            kept.add(level(rows.schema(), i).as(outputs.get(i).name()));
        }
        return joined.select(kept.toArray(Column[]::new));
    }

    private Column level(StructType schema, int output) {
        CutColumn column = outputs.get(output).cuts().column();
        int levels = column.rule().levels();
        Column worth = worth(schema, column);
        Column level = lit(1);
        for (int i = 2; i <= levels; i++) {
            level = when(worth.geq(CutSteps.bound(output, i).col()), lit(i)).otherwise(level);
        }
        return when(BOUND_GROUP.col().isNull(), lit((levels + 1) / 2)).otherwise(level);
    }

    /** One row per group: the worth at which each level begins, null where nobody reaches it. */
    private Dataset<Row> bounds(Dataset<Row> rows) {
        TableSpec table = CutSteps.bounds(outputs.stream()
                .map(output -> output.cuts().column().rule().levels())
                .toList());
        Set<String> groups = new TreeSet<>();
        outputs.forEach(output -> groups.addAll(output.cuts().groups().keySet()));
        List<Row> bounds = groups.stream()
                .map(group -> bounds(rows.schema(), table.values().with(BOUND_GROUP, group), group))
                .toList();
        return Lookup.beside(rows, bounds, table.schema());
    }

    private Row bounds(StructType schema, RowValues values, String group) {
        for (int i = 0; i < outputs.size(); i++) {
            Cuts cuts = outputs.get(i).cuts();
            Optional<GroupCuts> found = Optional.ofNullable(cuts.groups().get(group));
            for (Cut cut : found.map(GroupCuts::cuts).orElse(List.of())) {
                if (cut.bound().isPresent()) {
                    values.with(CutSteps.bound(i, cut.level()), begin(schema, cuts.column(), cut));
                }
            }
        }
        return values.row();
    }

    private static long begin(StructType schema, CutColumn column, Cut cut) {
        return lattice(schema, column)
                .worth(cut.bound().orElseThrow(), column.better())
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    private static Column worth(StructType schema, CutColumn column) {
        return lattice(schema, column).worth(col(column.column()), column.better());
    }

    private static Lattice lattice(StructType schema, CutColumn column) {
        return Lattice.of(schema, column.column());
    }
}
