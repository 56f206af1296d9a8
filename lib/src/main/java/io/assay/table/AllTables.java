package io.assay.table;

import java.util.List;

/** Every table below a warehouse, those for readers first. */
public final class AllTables {
    /** The wide table with one window, all scores and clusters; packs and further windows add their own columns. */
    public static final TableSpec CUSTOMER_SEGMENT = CustomerSegmentTable.of(
            joined(List.of(CustomerFeatureTable.WINDOWED, CustomerFeatureTable.LASTING, CustomerFeatureTable.MONTHLY)),
            joined(List.of(ScoreColumns.SCORES, ScoreColumns.CODE_04)),
            ClusterColumns.ADDED);

    public static final List<TableSpec> SPECS = List.of(
            CUSTOMER_SEGMENT,
            SegmentSummaryTable.SPEC,
            SegmentTransitionTable.SPEC,
            DimSegmentTable.SPEC,
            ScoreCutTable.SPEC,
            ModelVersionTable.SPEC,
            ClusterProfileTable.SPEC,
            QualityResultTable.SPEC,
            RunManifestTable.SPEC,
            RunAuditTable.SPEC,
            TransactionTable.SPEC,
            QuarantineTable.SPEC,
            CustomerDayTable.SPEC);

    private AllTables() {}

    private static List<ColumnSpec> joined(List<List<ColumnSpec>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }
}
