package io.assay.jobs.run;

import io.assay.cluster.ClusterModel;
import io.assay.cluster.CustomerCluster;
import io.assay.jobs.run.RunReport.Named;
import io.assay.jobs.text.Language;
import io.assay.jobs.text.Names;
import io.assay.jobs.text.Wording;
import io.assay.rule.Label;
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
import java.util.stream.Stream;
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

    /** A scheme with its name: that of its pack, or of the clusters. */
    Named scheme(String scheme) {
        Names clustered = new Names(clusters(Language.EN), clusters(Language.ZH));
        return new Named(
                scheme, pack(scheme).map(pack -> names(pack.info().name())).orElse(clustered));
    }

    /** A segment of a scheme with its name. */
    Named segment(String scheme, String segment) {
        Stream<Names> ofPack = pack(scheme).stream()
                .flatMap(pack -> pack.segments().stream())
                .filter(found -> found.code().equals(segment))
                .map(found -> names(found.name()));
        Stream<Names> ofClusters = clusters.stream()
                .flatMap(model -> model.clusters().stream())
                .filter(cluster -> cluster.name().english().equals(segment))
                .map(cluster -> new Names(segment, cluster.name().chinese()));
        return new Named(segment, Stream.concat(ofPack, ofClusters).findFirst().orElse(new Names(segment, segment)));
    }

    private Optional<Pack> pack(String scheme) {
        return packs.stream().filter(pack -> pack.column().equals(scheme)).findFirst();
    }

    private static Names names(Label label) {
        return new Names(label.en(), label.zh());
    }

    private Row row(Pack pack, Segment segment) {
        return values(pack.column(), segment.code())
                .with(DimSegmentTable.SCHEME_EN, pack.info().name().en())
                .with(DimSegmentTable.SCHEME_ZH, pack.info().name().zh())
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
                .with(DimSegmentTable.SCHEME_EN, clusters(Language.EN))
                .with(DimSegmentTable.SCHEME_ZH, clusters(Language.ZH))
                .with(DimSegmentTable.PACK, CLUSTERS)
                .with(DimSegmentTable.SORT_ORDER, cluster.rank())
                .with(DimSegmentTable.NAME_EN, cluster.name().english())
                .with(DimSegmentTable.NAME_ZH, cluster.name().chinese())
                .row();
    }

    private static String clusters(Language language) {
        return Wording.of(language).name("scheme", ClusterColumns.CLUSTER_NAME.name());
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
