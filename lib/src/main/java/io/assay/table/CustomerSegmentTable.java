package io.assay.table;

import java.util.ArrayList;
import java.util.List;

/**
 * The wide published table: one row per customer and as-of date. Its columns follow from the windows, scores, packs and
 * clusters of the configuration; a column that a run does not fill is null for it.
 */
public final class CustomerSegmentTable {
    public static final String NAME = "customer_segment";
    /** Column of the named segment of the scores, which stands beside their code. */
    public static final String RFM_SEGMENT = "rfm_segment";

    private CustomerSegmentTable() {}

    /**
     * The table with the given columns after the fixed ones; all but the key may be null, for another run may lack them.
     *
     * @param features recency, frequency, monetary first
     * @param scores r_score, f_score, m_score, rfm_code first
     * @param segments what packs and clusters add
     */
    public static TableSpec of(List<ColumnSpec> features, List<ColumnSpec> scores, List<ColumnSpec> segments) {
        List<ColumnSpec> columns =
                new ArrayList<>(List.of(RunColumns.AS_OF_DATE, RunColumns.CUSTOMER_ID, RunColumns.RUN_ID));
        int leading = 3;
        columns.addAll(nullable(features.subList(0, leading)));
        columns.addAll(nullable(scores));
        columns.addAll(nullable(segments));
        moveBehind(ScoreColumns.RFM_CODE.name(), columns);
        columns.add(CustomerFeatureTable.PEER_GROUP);
        columns.addAll(nullable(features.subList(leading, features.size())));
        return new TableSpec(
                NAME,
                "one customer at one as-of date, as published",
                List.of(RunColumns.AS_OF_DATE, RunColumns.CUSTOMER_ID),
                List.of(RunColumns.AS_OF_DATE),
                columns);
    }

    /** The named segment of the scores stands beside their code. */
    private static void moveBehind(String code, List<ColumnSpec> columns) {
        List<String> names = columns.stream().map(ColumnSpec::name).toList();
        int named = names.indexOf(RFM_SEGMENT);
        if (named >= 0) {
            columns.add(names.indexOf(code) + 1, columns.remove(named));
        }
    }

    /** The same columns as they stand here, where another run may lack them. */
    public static List<ColumnSpec> nullable(List<ColumnSpec> columns) {
        return columns.stream().map(ColumnSpec::orNull).toList();
    }
}
