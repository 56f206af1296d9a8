package io.assay.transform;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.UnscaledValue;
import org.apache.spark.sql.classic.ExpressionUtils;

/**
 * Money as whole minor units. A decimal of at most 18 digits holds them already: to multiply it would make a larger decimal
 * first, and a long of that.
 */
public final class MinorUnits {
    private MinorUnits() {}

    /** The minor units, a long, of a decimal of at most 18 digits whose last one is a minor unit. */
    public static Column of(Column money) {
        return ExpressionUtils.column(new UnscaledValue(ExpressionUtils.expression(money)));
    }
}
