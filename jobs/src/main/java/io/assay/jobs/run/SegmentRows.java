package io.assay.jobs.run;

import io.assay.cluster.ClusterModel;
import io.assay.cluster.CustomerCluster;
import io.assay.rule.Pack;
import io.assay.rule.Segment;
import io.assay.table.ClusterColumns;
import io.assay.table.DimSegmentTable;
import io.assay.table.RowValues;
import io.assay.table.RunColumns;
import io.assay.table.SegmentSummaryTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Every segment that a run can give, as rows of {@code dim_segment}. */
record SegmentRows(LocalDate asOf, String runId, List<Pack> packs, Optional<ClusterModel> clusters) {
    private static final String CLUSTERS = "cluster-rfm-kmeans";

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Pack pack : packs) {
            pack.segments().forEach(segment -> rows.add(row(pack, segment)));
        }
        clusters.ifPresent(model -> model.clusters().forEach(cluster -> rows.add(row(cluster))));
        return rows;
    }

    /** Columns of {@code customer_segment} that hold segments. */
    List<String> schemes() {
        List<String> schemes = new ArrayList<>(packs.stream().map(Pack::column).toList());
        clusters.ifPresent(model -> schemes.add(ClusterColumns.CLUSTER_NAME.name()));
        return List.copyOf(schemes);
    }

    private Row row(Pack pack, Segment segment) {
        return values(pack.column(), segment.code())
                .with(DimSegmentTable.PACK, pack.info().id())
                .with(DimSegmentTable.SORT_ORDER, segment.order())
                .with(DimSegmentTable.NAME_EN, segment.name().en())
                .with(DimSegmentTable.NAME_ZH, segment.name().zh())
                .with(DimSegmentTable.ADVICE_EN, segment.advice().en())
                .with(DimSegmentTable.ADVICE_ZH, segment.advice().zh())
                .with(DimSegmentTable.COLOUR, segment.colour())
                .row();
    }

    private Row row(CustomerCluster cluster) {
        return values(ClusterColumns.CLUSTER_NAME.name(), cluster.name().english())
                .with(DimSegmentTable.PACK, CLUSTERS)
                .with(DimSegmentTable.SORT_ORDER, cluster.rank())
                .with(DimSegmentTable.NAME_EN, cluster.name().english())
                .with(DimSegmentTable.NAME_ZH, cluster.name().chinese())
                .row();
    }

    private RowValues values(String scheme, String segment) {
        return DimSegmentTable.SPEC
                .values()
                .with(RunColumns.AS_OF_DATE, Date.valueOf(asOf))
                .with(RunColumns.RUN_ID, runId)
                .with(SegmentSummaryTable.SCHEME, scheme)
                .with(SegmentSummaryTable.SEGMENT, segment);
    }
}
