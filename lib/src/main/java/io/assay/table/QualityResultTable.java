package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The accounting of rows and money, and the verdicts of the quality gates. */
public final class QualityResultTable {
    private static final DataType EXACT = DataTypes.createDecimalType(38, 8);

    public static final ColumnSpec MEASURE = required("measure", Types.TEXT, "-", "What was counted or judged");
    public static final ColumnSpec SUBJECT =
            required("subject", Types.TEXT, "-", "Currency, reason code or * that the measure speaks of");
    public static final ColumnSpec MEASURED = optional("measured", EXACT, "unit of the measure", "The number, exact");
    public static final ColumnSpec UNIT = required("unit", Types.TEXT, "-", "Unit of the number: rows, share, money");
    public static final ColumnSpec STATUS =
            required("status", Types.TEXT, "-", "pass, warn, fail, or info for plain counts");
    public static final ColumnSpec WARN_LIMIT =
            optional("warn_limit", EXACT, "unit of the measure", "Limit that warns");
    public static final ColumnSpec FAIL_LIMIT =
            optional("fail_limit", EXACT, "unit of the measure", "Limit that fails");
    public static final ColumnSpec SENTENCE = required("sentence", Types.TEXT, "-", "The verdict in words");

    public static final TableSpec SPEC = new TableSpec(
            "quality_result",
            "one measure of the data's quality in a run",
            List.of(RunColumns.RUN_ID, MEASURE, SUBJECT),
            List.of(RunColumns.RUN_ID),
            List.of(
                    RunColumns.AS_OF_DATE,
                    RunColumns.RUN_ID,
                    MEASURE,
                    SUBJECT,
                    MEASURED,
                    UNIT,
                    STATUS,
                    WARN_LIMIT,
                    FAIL_LIMIT,
                    SENTENCE));

    private QualityResultTable() {}
}
