package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

/** What a pack of rules adds to a customer; the names follow from the column that holds its segments. */
public final class SegmentColumns {
    private SegmentColumns() {}

    /** Segment codes. */
    public static ColumnSpec segment(String column, String meaning) {
        return required(column, Types.TEXT, "-", meaning);
    }

    /** Why a customer is in its segment. */
    public static ColumnSpec reason(String column) {
        return required(column + "_reason", Types.TEXT, "-", "Rule, values and cuts that led to " + column);
    }

    /** What the columns along one of several ordered axes begin with. */
    public static String along(String column, String axis) {
        return column + "_" + axis;
    }

    /** Rank along an axis whose columns begin with {@code standing}. */
    public static ColumnSpec rank(String standing, String column, String measure) {
        return optional(
                standing + "_rank",
                Types.COUNT,
                "place",
                "Rank by " + measure + " among the customers of " + column + ", 1 the best");
    }

    /** Cumulative share along an axis whose columns begin with {@code standing}. */
    public static ColumnSpec cumulativeShare(String standing, String measure) {
        return optional(
                standing + "_cum_share",
                Types.NUMBER,
                "share",
                "Share of the total of " + measure + " that the customer and all of a better rank hold");
    }
}
