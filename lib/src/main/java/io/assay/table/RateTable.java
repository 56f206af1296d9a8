package io.assay.table;

import static io.assay.table.ColumnSpec.required;

import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Exchange rates by day; read at the start of a run and not stored. */
public final class RateTable {
    private static final DataType RATE_TYPE = DataTypes.createDecimalType(38, 18);

    public static final ColumnSpec CURRENCY = required("currency", Types.TEXT, "ISO 4217", "Foreign currency");
    public static final ColumnSpec RATE_DATE = required("rate_date", Types.DATE, "date", "Business day of the rate");
    public static final ColumnSpec RATE =
            required("rate", RATE_TYPE, "currency of the run", "What one unit of the foreign currency is worth");

    public static final TableSpec SPEC = new TableSpec(
            "rates",
            "one currency on one day",
            List.of(CURRENCY, RATE_DATE),
            List.of(),
            List.of(CURRENCY, RATE_DATE, RATE));

    private RateTable() {}
}
