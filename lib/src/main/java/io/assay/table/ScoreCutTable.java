package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Where every level of every score and rule axis begins, so that a moved threshold is told from a moved customer. */
public final class ScoreCutTable {
    private static final DataType CUT = DataTypes.createDecimalType(38, 10);

    public static final ColumnSpec SCHEME =
            SegmentSummaryTable.SCHEME.withMeaning("rfm for scores, otherwise the column that holds the segments");
    public static final ColumnSpec COLUMN_NAME = required("column_name", Types.TEXT, "-", "Column that is cut");
    public static final ColumnSpec PEER_GROUP = required(
            "peer_group", Types.TEXT, "-", "Group the cut holds in; (all) without groups; nested as group|r|f");
    public static final ColumnSpec LEVEL =
            required("level", Types.INT, "level", "Level that begins at the cut, 2 or more; 1 is the worst");
    public static final ColumnSpec BETTER =
            required("better", Types.TEXT, "-", "higher or lower: which values are worth more");
    public static final ColumnSpec KIND = required("kind", Types.TEXT, "-", "Rule that found the cut");
    public static final ColumnSpec CUT_VALUE = optional(
            "cut_value", CUT, "as the column", "What the rule compares with; null when nobody reaches the level");
    public static final ColumnSpec AT_CUT =
            required("at_cut", Types.TEXT, "-", "upper or lower: the level of a value that equals cut_value");
    public static final ColumnSpec BOUND =
            optional("bound", CUT, "as the column", "Worst value within the level; null when nobody reaches the level");
    public static final ColumnSpec LAST_CUSTOMER_ID = optional(
            "last_customer_id", Types.TEXT, "-", "Last customer at the bound within the level, where ids break ties");
    public static final ColumnSpec CUSTOMERS =
            SegmentSummaryTable.CUSTOMERS.withMeaning("Customers that the cut was learned from");

    public static final TableSpec SPEC = new TableSpec(
            "score_cut",
            "one level of one column in one group",
            List.of(RunColumns.RUN_ID, SCHEME, COLUMN_NAME, PEER_GROUP, LEVEL),
            List.of(RunColumns.RUN_ID),
            List.of(
                    RunColumns.AS_OF_DATE,
                    RunColumns.RUN_ID,
                    SCHEME,
                    COLUMN_NAME,
                    PEER_GROUP,
                    LEVEL,
                    BETTER,
                    KIND,
                    CUT_VALUE,
                    AT_CUT,
                    BOUND,
                    LAST_CUSTOMER_ID,
                    CUSTOMERS));

    private ScoreCutTable() {}
}
