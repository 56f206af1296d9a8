package io.assay.cut;

import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nanvl;
import static org.apache.spark.sql.functions.rint;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import io.assay.table.Better;
import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * Maps the values of a column to whole numbers of the same order, so that cuts are found and applied without rounding.
 * Decimals become units of their last place; doubles are taken to nine decimals; values beyond 2^61 units count as
 * equal.
 */
public record Lattice(DataType type, int decimals) {
    private static final long FARTHEST = 1L << 61;
    private static final int DECIMALS_OF_DOUBLE = 9;

    /** The lattice of a numeric, boolean or date column. */
    public static Lattice of(String column, DataType type) {
        if (type instanceof DecimalType decimal) {
            if (decimal.scale() > DECIMALS_OF_DOUBLE) {
                throw new IllegalArgumentException(
                        "Cannot cut " + column + ": " + type.sql() + " has more than 9 decimals");
            }
            return new Lattice(type, decimal.scale());
        }
        if (type instanceof DoubleType || type instanceof FloatType) {
            return new Lattice(type, DECIMALS_OF_DOUBLE);
        }
        if (type instanceof NumericType || type instanceof BooleanType || type instanceof DateType) {
            return new Lattice(type, 0);
        }
        throw new IllegalArgumentException("Cannot cut " + column + ": values of type " + type.sql() + " have no size");
    }

    /** The lattice of a column of rows with this schema. */
    public static Lattice of(StructType schema, String column) {
        return of(column, schema.apply(column).dataType());
    }

    /** Place of a value on the lattice; null where the value is null or not a number. */
    public Column key(Column value) {
        if (type instanceof BooleanType) {
            return value.cast(DataTypes.LongType);
        }
        if (type instanceof DateType) {
            return unix_date(value).cast(DataTypes.LongType);
        }
        if (type instanceof DecimalType) {
            return clamped(value.multiply(lit(BigDecimal.TEN.pow(decimals)))).cast(DataTypes.LongType);
        }
        if (decimals > 0) {
            Column number = value.cast(DataTypes.DoubleType);
            Column known = when(functions.not(functions.isnan(number)), nanvl(number, lit(0d)));
            return clamped(rint(known.multiply(lit(Math.pow(10, decimals))))).cast(DataTypes.LongType);
        }
        return clamped(value.cast(DataTypes.LongType));
    }

    /** Place of a value in the order of worth, the worst lowest. */
    Column worth(Column value, Better better) {
        Column key = key(value);
        return better == Better.HIGHER ? key : functions.negate(key);
    }

    /** The value at a place in the order of worth. */
    BigDecimal value(BigDecimal worth, Better better) {
        BigDecimal oriented = better == Better.HIGHER ? worth : worth.negate();
        return oriented.movePointLeft(decimals);
    }

    /** The place, between lattice points if need be, of a value in the order of worth. */
    BigDecimal worth(BigDecimal value, Better better) {
        BigDecimal units = value.movePointRight(decimals);
        return better == Better.HIGHER ? units : units.negate();
    }

    private Column clamped(Column key) {
        DataType same = type instanceof DecimalType || decimals == 0 ? DataTypes.LongType : DataTypes.DoubleType;
        // least and greatest pass over nulls, which must stay null
        return when(
                key.isNotNull(),
                least(greatest(key, lit(-FARTHEST).cast(same)), lit(FARTHEST).cast(same)));
    }
}
