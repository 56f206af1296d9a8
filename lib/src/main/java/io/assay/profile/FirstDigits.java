package io.assay.profile;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log10;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.pow;

import io.assay.transform.MinorUnits;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * Money by its first three digits: the least amount with the same, in minor units. So the number of different values
 * follows the range of amounts and not the number of rows.
 */
public final class FirstDigits {
    private static final int KEPT = 3;

    private FirstDigits() {}

    /** The first digits of an amount of money. */
    public static Column of(Column money) {
        Column cents = MinorUnits.of(money);
        Column digits = floor(log10(abs(cents).cast(DataTypes.DoubleType)));
        Column unit =
                greatest(lit(1L), pow(lit(10.0), digits.minus(lit(KEPT - 1))).cast(DataTypes.LongType));
        return cents.minus(pmod(cents, unit));
    }
}
