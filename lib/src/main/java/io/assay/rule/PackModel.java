package io.assay.rule;

import static io.assay.table.SegmentSteps.RULE;
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
import io.assay.table.SegmentSteps;
import io.assay.transform.Transformation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Adds the segment of each customer by one pack, and the reason: the rule, the values, and the cuts they met.
 *
 * @param rules the pack that it applies
 * @param cuts the cuts of its measured axes, in their order, for score_cut
 * @param curves how the columns of its ordered axes are spread over customers, in their order
 */
public record PackModel(PackRules rules, List<Cuts> cuts, List<ShareCurve> curves) implements Transformation {
    public PackModel {
        cuts = List.copyOf(cuts);
        curves = List.copyOf(curves);
    }

    /** The pack that it applies. */
    public Pack pack() {
        return rules.pack();
    }

    /** How customers stand along the axes that are cut by shares of a total, in the order of these axes. */
    public List<Standing> standings() {
        return IntStream.range(0, curves.size())
                .mapToObj(i -> standing(pack().orderedAxes().get(i), curves.get(i)))
                .toList();
    }

    private Standing standing(PackAxis.Measured axis, ShareCurve curve) {
        return new Standing(curve, RunColumns.CUSTOMER_ID.name(), pack().rankColumn(axis), pack().shareColumn(axis));
    }

    /** The columns that it adds, in order. */
    public List<ColumnSpec> columns() {
        return pack().columns();
    }

    @Override
    public Dataset<Row> apply(Dataset<Row> rows) {
        List<Standing> standings = standings();
        Dataset<Row> levelled = levelled(rows);
        for (Standing standing : standings) {
            levelled = standing.apply(levelled);
        }
        for (PackAxis axis : pack().axes()) {
            if (!(axis instanceof PackAxis.Measured)) {
                levelled = levelled.withColumn(level(axis).name(), plainLevel(axis));
            }
        }
        List<Column> all = new ArrayList<>();
        Arrays.stream(rows.columns()).forEach(column -> all.add(col(column)));
        all.add(pack().segmentColumn().from(segment()));
        all.add(pack().reasonColumn().from(reason(rows)));
        for (Standing standing : standings) {
            all.addAll(List.of(standing.rank().col(), standing.share().col()));
        }
        return levelled.withColumn(RULE.name(), rule()).select(all.toArray(Column[]::new));
    }

    /** The rows with the level of each axis that has cuts. */
    private Dataset<Row> levelled(Dataset<Row> rows) {
        List<PackAxis.Measured> measured = pack().measuredAxes();
        List<Levels.Output> outputs = IntStream.range(0, cuts.size())
                .mapToObj(i ->
                        new Levels.Output(cuts.get(i), level(measured.get(i)).name()))
                .toList();
        return new Levels(outputs, List.of(), RunColumns.CUSTOMER_ID.name()).apply(rows);
    }

    /** Level of an axis without cuts, from 1; 0 for a value that is none of the listed. */
    private Column plainLevel(PackAxis axis) {
        if (axis instanceof PackAxis.Scored scored) {
            return rescaled(scored.score(), scored.count());
        }
        if (axis instanceof PackAxis.Derived derived) {
            return Formula.parse(derived.formula())
                    .column()
                    .apply(name -> rescaled(name, derived.count()))
                    .cast(DataTypes.IntegerType);
        }
        PackAxis.Listed listed = (PackAxis.Listed) axis;
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
        for (PackAxis axis : pack().axes()) {
            inside = axis instanceof PackAxis.Listed
                    ? inside.and(level(axis).col().gt(lit(0)))
                    : inside;
        }
        return when(inside, number);
    }

    private Column holds(Rule rule) {
        Column holds = lit(true);
        for (PackAxis axis : pack().axes()) {
            List<String> allowed = rule.when().get(axis.name());
            if (allowed != null) {
                Object[] levels = allowed.stream()
                        .map(name -> axis.levels().indexOf(name) + 1)
                        .toArray();
                holds = holds.and(level(axis).col().isin(levels));
            }
        }
        return holds;
    }

    private Column segment() {
        Column segment = lit(pack().otherwise().orElse(null)).cast(DataTypes.StringType);
        for (int i = pack().rules().size(); i >= 1; i--) {
            segment = when(
                            RULE.col().equalTo(lit(i)),
                            lit(pack().rules().get(i - 1).segment()))
                    .otherwise(segment);
        }
        return segment;
    }

    private Column reason(Dataset<Row> rows) {
        Reasons reasons = new Reasons(rows.schema());
        List<Column> parts = new ArrayList<>();
        for (PackAxis axis : pack().axes()) {
            Column level = level(axis).col();
            parts.add(
                    axis instanceof PackAxis.Measured measured
                            ? reasons.measured(measured, cutsOf(measured), level)
                            : reasons.plain(axis, level));
        }
        Column text = concat_ws("; ", parts.toArray(Column[]::new));
        return when(
                        RULE.col().isNotNull(),
                        concat(lit("rule "), RULE.col().cast(DataTypes.StringType), lit(": "), text))
                .otherwise(reasons.outside(pack()));
    }

    private Cuts cutsOf(PackAxis.Measured axis) {
        return cuts.get(pack().measuredAxes().indexOf(axis));
    }

    private ColumnSpec level(PackAxis axis) {
        return SegmentSteps.level(pack().axes().indexOf(axis));
    }
}
