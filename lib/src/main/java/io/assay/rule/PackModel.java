package io.assay.rule;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.assay.cut.Cuts;
import io.assay.cut.Levels;
import io.assay.cut.ShareCurve;
import io.assay.cut.Standing;
import io.assay.table.ColumnSpec;
import io.assay.table.RunColumns;
import io.assay.transform.Transformation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** Adds the segment of each customer by one pack, and the reason: the rule, the values, and the cuts they met. */
public final class PackModel implements Transformation {
    private static final String LEVEL = "axis_level_";
    private static final String RULE = "pack_rule";

    private final PackRules rules;
    private final Map<Axis, Cuts> cuts = new LinkedHashMap<>();
    private final List<Standing> standings = new ArrayList<>();

    PackModel(PackRules rules, List<Cuts> cuts, List<ShareCurve> curves) {
        this.rules = rules;
        for (int i = 0; i < curves.size(); i++) {
            Axis.Measured axis = pack().orderedAxes().get(i);
            standings.add(new Standing(
                    curves.get(i), RunColumns.CUSTOMER_ID.name(), pack().rankColumn(axis), pack().shareColumn(axis)));
        }
        Iterator<Cuts> next = cuts.iterator();
        for (Axis axis : rules.pack().axes()) {
            if (axis instanceof Axis.Measured) {
                this.cuts.put(axis, next.next());
            }
        }
    }

    /** The pack that it applies. */
    public Pack pack() {
        return rules.pack();
    }

    /** The cuts of its axes, for score_cut. */
    public List<Cuts> cuts() {
        return List.copyOf(cuts.values());
    }

    /** How customers stand along the axes that are cut by shares of a total, in the order of these axes. */
    public List<Standing> standings() {
        return List.copyOf(standings);
    }

    /** The columns that it adds, in order. */
    public List<ColumnSpec> columns() {
        return pack().columns();
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> rows) {
        List<Levels.Output> measured = new ArrayList<>();
        cuts.forEach((axis, found) -> measured.add(new Levels.Output(found, level(axis))));
        Dataset<Row> levelled = new Levels(measured, List.of(), RunColumns.CUSTOMER_ID.name()).apply(rows);
        for (Standing standing : standings) {
            levelled = standing.apply(levelled);
        }
        for (Axis axis : pack().axes()) {
            if (!(axis instanceof Axis.Measured)) {
                levelled = levelled.withColumn(level(axis), plainLevel(axis));
            }
        }
        List<Column> all = new ArrayList<>();
        Arrays.stream(rows.columns()).forEach(column -> all.add(col(column)));
        all.add(pack().segmentColumn().from(segment()));
        all.add(pack().reasonColumn().from(reason(rows)));
        for (Standing standing : standings) {
            all.addAll(List.of(standing.rank().col(), standing.share().col()));
        }
        return levelled.withColumn(RULE, rule()).select(all.toArray(Column[]::new));
    }

    /** Level of an axis without cuts, from 1; 0 for a value that is none of the listed. */
    private Column plainLevel(Axis axis) {
        if (axis instanceof Axis.Scored scored) {
            return rescaled(scored.score(), scored.count());
        }
        if (axis instanceof Axis.Derived derived) {
            return Formula.parse(derived.formula())
                    .column()
                    .apply(name -> rescaled(name, derived.count()))
                    .cast(DataTypes.IntegerType);
        }
        Axis.Listed listed = (Axis.Listed) axis;
        Column[] values = listed.levels().stream().map(functions::lit).toArray(Column[]::new);
        Column position = array_position(array(values), col(listed.column())).cast(DataTypes.IntegerType);
        return functions.coalesce(position, lit(0));
    }

    private Column rescaled(String score, int count) {
        // as with values, a score that is unknown is the worst
        Column level = functions.coalesce(col(score), lit(1));
        if (rules.scoreLevels() == count) {
            return level;
        }
        return ceil(level.multiply(lit(count)).divide(lit(rules.scoreLevels()))).cast(DataTypes.IntegerType);
    }

    /** Number of the first rule that holds, from 1; null outside the scheme. */
    private Column rule() {
        Column number = lit(null).cast(DataTypes.IntegerType);
        for (int i = pack().rules().size(); i >= 1; i--) {
            number = when(holds(pack().rules().get(i - 1)), lit(i)).otherwise(number);
        }
        Column inside = lit(true);
        for (String column : pack().scope().known()) {
            inside = inside.and(col(column).isNotNull());
        }
        for (Axis axis : pack().axes()) {
            inside = axis instanceof Axis.Listed ? inside.and(col(level(axis)).gt(lit(0))) : inside;
        }
        return when(inside, number);
    }

    private Column holds(Rule rule) {
        Column holds = lit(true);
        for (Axis axis : pack().axes()) {
            List<String> allowed = rule.when().get(axis.name());
            if (allowed != null) {
                Object[] levels = allowed.stream()
                        .map(name -> axis.levels().indexOf(name) + 1)
                        .toArray();
                holds = holds.and(col(level(axis)).isin(levels));
            }
        }
        return holds;
    }

    private Column segment() {
        Column segment = lit(pack().otherwise().orElse(null)).cast(DataTypes.StringType);
        for (int i = pack().rules().size(); i >= 1; i--) {
            segment = when(
                            col(RULE).equalTo(lit(i)),
                            lit(pack().rules().get(i - 1).segment()))
                    .otherwise(segment);
        }
        return segment;
    }

    private Column reason(Dataset<Row> rows) {
        Reasons reasons = new Reasons(rows.schema());
        List<Column> parts = new ArrayList<>();
        for (Axis axis : pack().axes()) {
            Column level = col(level(axis));
            parts.add(
                    axis instanceof Axis.Measured measured
                            ? reasons.measured(measured, cuts.get(axis), level)
                            : reasons.plain(axis, level));
        }
        Column text = concat_ws("; ", parts.toArray(Column[]::new));
        return when(col(RULE).isNotNull(), concat(lit("rule "), col(RULE).cast(DataTypes.StringType), lit(": "), text))
                .otherwise(reasons.outside(pack()));
    }

    private String level(Axis axis) {
        return LEVEL + pack().axes().indexOf(axis);
    }
}
