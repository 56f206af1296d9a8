package io.assay.cut;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.assay.transform.Transformation;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Adds the level of each row in each cut column. A value that is unknown is in level 1; a row of a group without cuts is
 * in the middle level, like the only customer of a group.
 */
public record Levels(List<Output> outputs, List<String> groupColumns, String idColumn) implements Transformation {
    private static final String GROUP = "levels_group";

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
        Dataset<Row> joined = rows.withColumn(GROUP, CutFit.group(groupColumns))
                .join(broadcast(bounds(rows)), functions.col(GROUP).equalTo(col(key())), "left");
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
            level = when(worth.geq(col(bound(output, i))), lit(i)).otherwise(level);
        }
        return when(col(key()).isNull(), lit((levels + 1) / 2)).otherwise(level);
    }

    /** One row per group: the worth at which each level begins, null where nobody reaches it. */
    private Dataset<Row> bounds(Dataset<Row> rows) {
        StructType schema = new StructType().add(key(), DataTypes.StringType, false);
        Set<String> groups = new TreeSet<>();
        for (int i = 0; i < outputs.size(); i++) {
            Cuts cuts = outputs.get(i).cuts();
            groups.addAll(cuts.groups().keySet());
            for (int level = 2; level <= cuts.column().rule().levels(); level++) {
                schema = schema.add(bound(i, level), DataTypes.LongType, true);
            }
        }
        List<Row> table = new ArrayList<>();
        for (String group : groups) {
            List<Object> values = new ArrayList<>(List.of(group));
            for (Output output : outputs) {
                values.addAll(bounds(rows.schema(), output.cuts(), group));
            }
            table.add(RowFactory.create(values.toArray()));
        }
        return rows.sparkSession().createDataFrame(table, schema);
    }

    private static List<Long> bounds(StructType schema, Cuts cuts, String group) {
        List<Long> bounds = new ArrayList<>();
        Optional<GroupCuts> found = Optional.ofNullable(cuts.groups().get(group));
        for (int level = 2; level <= cuts.column().rule().levels(); level++) {
            int wanted = level;
            bounds.add(found.flatMap(group1 -> group1.cuts().stream()
                            .filter(cut -> cut.level() == wanted && cut.bound().isPresent())
                            .min(Comparator.comparingInt(Cut::level)))
                    .map(cut -> begin(schema, cuts.column(), cut))
                    .orElse(null));
        }
        return bounds;
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
        return Lattice.of(column.column(), schema.apply(column.column()).dataType());
    }

    private String key() {
        return GROUP + "_key";
    }

    private static String bound(int output, int level) {
        return "levels_" + output + "_" + level;
    }
}
