package io.assay.jobs.run;

import io.assay.cluster.ClusterModel;
import io.assay.rule.Pack;
import io.assay.rule.Segment;
import io.assay.table.ClusterColumns;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Every segment that a run can give, as rows of {@code dim_segment}. */
record SegmentRows(LocalDate asOf, String runId, List<Pack> packs, Optional<ClusterModel> clusters) {
    private static final String CLUSTERS = "cluster-rfm-kmeans";

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Pack pack : packs) {
            pack.segments().forEach(segment -> rows.add(row(pack, segment)));
        }
        clusters.ifPresent(model -> model.clusters()
                .forEach(cluster -> rows.add(RowFactory.create(
                        Date.valueOf(asOf),
                        runId,
                        ClusterColumns.CLUSTER_NAME.name(),
                        cluster.name().english(),
                        CLUSTERS,
                        cluster.rank(),
                        cluster.name().english(),
                        cluster.name().chinese(),
                        null,
                        null,
                        null))));
        return rows;
    }

    /** Columns of {@code customer_segment} that hold segments. */
    List<String> schemes() {
        List<String> schemes = new ArrayList<>(packs.stream().map(Pack::column).toList());
        clusters.ifPresent(model -> schemes.add(ClusterColumns.CLUSTER_NAME.name()));
        return List.copyOf(schemes);
    }

    private Row row(Pack pack, Segment segment) {
        return RowFactory.create(
                Date.valueOf(asOf),
                runId,
                pack.column(),
                segment.code(),
                pack.info().id(),
                segment.order(),
                segment.name().en(),
                segment.name().zh(),
                segment.advice().en(),
                segment.advice().zh(),
                segment.colour());
    }
}
