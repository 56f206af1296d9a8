package io.assay.rule;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import io.assay.cut.Cut;
import io.assay.cut.CutRule;
import io.assay.cut.Cuts;
import io.assay.table.Better;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.StructType;

/** Says in one line why a customer stands on a level: {@code recency 38 d <= 372.56 (mean) -> high}. */
final class Reasons {
    private static final DataType SIX_DECIMALS = DataTypes.createDecimalType(38, 6);
    private static final int SHORT_DIGITS = 4;

    private final StructType schema;

    Reasons(StructType schema) {
        this.schema = schema;
    }

    /** Name, value, the cuts below and above it, and the level. */
    Column measured(PackAxis.Measured axis, Cuts cuts, Column level) {
        List<Cut> found = cuts.everybody().cuts();
        Column text = lit("");
        for (int i = 1; i <= axis.levels().size(); i++) {
            int number = i;
            Optional<Cut> met = cut(found, number);
            Optional<Cut> missed = cut(found, number + 1);
            String comparison = compared(axis, cuts, met, missed);
            String end = comparison + " -> " + axis.levels().get(i - 1);
            text = when(level.equalTo(lit(i)), lit(end)).otherwise(text);
        }
        Column value = concat(value(axis.column()), lit(axis.unit().isEmpty() ? "" : " " + axis.unit()), text);
        Column unknown = lit(axis.name() + " unknown -> " + axis.levels().get(0));
        return when(col(axis.column()).isNull(), unknown).otherwise(concat(lit(axis.name() + " "), value));
    }

    /** Name and value of an axis without cuts. */
    Column plain(PackAxis axis, Column level) {
        Column number = level.cast(DataTypes.StringType);
        if (axis instanceof PackAxis.Listed listed) {
            return concat(lit(axis.name() + " "), coalesce(value(listed.column()), lit("unknown")));
        }
        if (axis instanceof PackAxis.Scored scored) {
            return concat(
                    lit(axis.name() + " "), number, lit(" (" + scored.score() + " "), score(scored.score()), lit(")"));
        }
        PackAxis.Derived derived = (PackAxis.Derived) axis;
        Column[] inputs = Inputs.of(axis).stream()
                .map(name -> concat(lit(name + " "), score(name)))
                .toArray(Column[]::new);
        return concat(
                lit(axis.name() + " "),
                number,
                lit(" = " + derived.formula() + " ("),
                concat_ws(", ", inputs),
                lit(")"));
    }

    /** Why a customer is outside the scheme. */
    Column outside(Pack pack) {
        Column text = lit("outside the scheme");
        for (PackAxis axis : pack.axes()) {
            if (axis instanceof PackAxis.Listed listed) {
                text = concat(
                        lit("outside the scheme: " + axis.name() + " is "),
                        coalesce(value(listed.column()), lit("unknown")));
            }
        }
        for (String column : pack.scope().known()) {
            text = when(col(column).isNull(), lit("outside the scheme: " + column + " is unknown"))
                    .otherwise(text);
        }
        return text;
    }

    private static Optional<Cut> cut(List<Cut> cuts, int level) {
        return cuts.stream().filter(cut -> cut.level() == level).findFirst();
    }

    private static String compared(PackAxis.Measured axis, Cuts cuts, Optional<Cut> met, Optional<Cut> missed) {
        boolean equalGoesUp = cuts.column().equalGoesUp();
        boolean higher = axis.better() == Better.HIGHER;
        String above = higher ? (equalGoesUp ? " >= " : " > ") : (equalGoesUp ? " <= " : " < ");
        String below = higher ? (equalGoesUp ? " < " : " <= ") : (equalGoesUp ? " > " : " >= ");
        StringBuilder text = new StringBuilder();
        met.ifPresent(cut -> text.append(side(axis, cut, above)));
        missed.ifPresent(cut -> text.append(text.isEmpty() ? "" : " and").append(side(axis, cut, below)));
        return text.toString();
    }

    private static String side(PackAxis.Measured axis, Cut cut, String sign) {
        String kind = " (" + kind(axis.rule(), cut.level()) + ")";
        return cut.statistic().map(statistic -> sign + shown(statistic) + kind).orElse(" below any" + kind);
    }

    private static String kind(CutRule rule, int level) {
        if (rule instanceof CutRule.MeanMultiples means) {
            BigDecimal multiple = means.multiples().get(level - 2);
            return multiple.stripTrailingZeros().toPlainString() + " x mean";
        }
        if (rule instanceof CutRule.CumulativeShare share) {
            return "first " + percent(share.shares().get(rule.levels() - level)) + " of the total";
        }
        if (rule instanceof CutRule.HeadShare heads) {
            BigDecimal share = heads.heads().subList(0, rule.levels() - level + 1).stream()
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return "top " + percent(share) + " of customers";
        }
        if (rule instanceof CutRule.RatioOfSums ratio) {
            return "all " + ratio.numerator() + " / all " + ratio.denominator();
        }
        return rule instanceof CutRule.Fixed ? "limit" : rule.kind();
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    /** Two decimals, or four digits of a small number. */
    private static String shown(BigDecimal value) {
        boolean small = value.abs().compareTo(BigDecimal.ONE) < 0;
        BigDecimal rounded = small
                ? value.round(new MathContext(SHORT_DIGITS, RoundingMode.HALF_EVEN))
                : value.setScale(2, RoundingMode.HALF_EVEN);
        BigDecimal plain = rounded.stripTrailingZeros();
        return plain.scale() == 1 ? plain.setScale(2).toPlainString() : plain.toPlainString();
    }

    private Column score(String name) {
        return coalesce(value(name), lit("unknown"));
    }

    private Column value(String name) {
        DataType type = schema.apply(name).dataType();
        boolean fractional = type instanceof DoubleType || type instanceof FloatType;
        if (fractional || (type instanceof DecimalType decimal && decimal.scale() > 2)) {
            Column plain = col(name).cast(SIX_DECIMALS).cast(DataTypes.StringType);
            return regexp_replace(plain, lit("(\\.\\d\\d\\d*?)0+$"), lit("$1"));
        }
        return col(name).cast(DataTypes.StringType);
    }
}
