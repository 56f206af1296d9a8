package io.assay.table;

import java.util.List;

/** Every table below a warehouse, those for readers first. */
public final class AllTables {
    /** All of them; customer_segment as it is without packs. */
    public static final List<TableSpec> SPECS = with(List.of());

    private AllTables() {}

    /**
     * All of them; customer_segment with one window, the usual scores and clusters.
     *
     * @param packs columns that packs add
     */
    public static List<TableSpec> with(List<ColumnSpec> packs) {
        TableSpec wide = CustomerSegmentTable.of(
                joined(List.of(
                        CustomerFeatureTable.WINDOWED, CustomerFeatureTable.LASTING, CustomerFeatureTable.MONTHLY)),
                ScoreColumns.SCORES,
                joined(List.of(packs, ClusterColumns.ADDED)));
        return List.of(
                wide,
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
    }

    private static List<ColumnSpec> joined(List<List<ColumnSpec>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }
}
