package io.assay.table;

import java.util.Arrays;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The few types that columns of Assay have. */
public final class Types {
    public static final DataType TEXT = DataTypes.StringType;
    public static final DataType FLAG = DataTypes.BooleanType;
    public static final DataType INT = DataTypes.IntegerType;
    public static final DataType COUNT = DataTypes.LongType;
    public static final DataType NUMBER = DataTypes.DoubleType;
    public static final DataType DATE = DataTypes.DateType;
    public static final DataType INSTANT = DataTypes.TimestampType;
    /** Money at the edge: two decimals, never double. */
    public static final DataType MONEY = DataTypes.createDecimalType(18, 2);
    /** A mean of money, as large as money itself, kept to six decimals so that means of means stay right to the cent. */
    public static final DataType MEAN_MONEY = DataTypes.createDecimalType(22, 6);
    /** An amount as it stood in the source, before rounding and conversion. */
    public static final DataType SOURCE_AMOUNT = DataTypes.createDecimalType(38, 8);
    /** Money inside: whole minor units (cents), added without rounding. */
    public static final DataType MINOR = DataTypes.LongType;

    private Types() {}

    /** Several columns in one. */
    static DataType struct(ColumnSpec... columns) {
        return DataTypes.createStructType(
                Arrays.stream(columns).map(ColumnSpec::field).toList());
    }
}
