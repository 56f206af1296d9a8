package io.assay.table;

import static io.assay.table.ColumnSpec.optional;
import static io.assay.table.ColumnSpec.required;

import java.util.List;

/** What customers are scored with; a part of customer_segment. */
public final class ScoreColumns {
    public static final ColumnSpec R_SCORE =
            optional("r_score", Types.INT, "level", "Recency score, the highest for the most recent");
    public static final ColumnSpec F_SCORE =
            optional("f_score", Types.INT, "level", "Frequency score, the highest for the most visits");
    public static final ColumnSpec M_SCORE =
            optional("m_score", Types.INT, "level", "Monetary score, the highest for the most money");
    public static final ColumnSpec RFM_CODE = optional(
            "rfm_code", Types.TEXT, "-", "Recency, frequency and monetary score side by side; with ten levels r-f-m");
    public static final ColumnSpec RFM_SUM = optional("rfm_sum", Types.INT, "-", "Sum of the three scores");
    public static final ColumnSpec RFM_WEIGHTED =
            optional("rfm_weighted", Types.NUMBER, "level", "Weighted mean of the three scores");

    public static final ColumnSpec RFM04 =
            required("rfm04", Types.TEXT, "-", "Recency, frequency and monetary as digits 0 to 4");
    public static final ColumnSpec RFM04_MEANING =
            required("rfm04_meaning", Types.TEXT, "-", "What the pattern of high (3, 4) and low digits of rfm04 says");
    public static final ColumnSpec RFM04_VALUE =
            required("rfm04_value", Types.NUMBER, "0 to 4", "Weighted mean of the digits of rfm04");

    /** Group that a customer was scored in; serves the scoring alone and is not published. */
    public static final ColumnSpec SCORE_GROUP =
            required("score_group", Types.TEXT, "-", "Peer group, or (other) for the small ones together");

    /** The scores that every run publishes, in order. */
    public static final List<ColumnSpec> SCORES = List.of(R_SCORE, F_SCORE, M_SCORE, RFM_CODE, RFM_SUM, RFM_WEIGHTED);

    /** The digits 0 to 4, in order. */
    public static final List<ColumnSpec> CODE_04 = List.of(RFM04, RFM04_MEANING, RFM04_VALUE);

    /** A column on a common scale. */
    public static ColumnSpec normalised(ColumnSpec column, String scale) {
        return optional(column.name() + "_norm", Types.NUMBER, "-", column.meaning() + ", on the scale " + scale);
    }

    private ScoreColumns() {}
}
