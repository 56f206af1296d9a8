package io.assay.jobs.run;

import io.assay.cluster.ClusterModel;
import io.assay.cluster.ClusterName;
import io.assay.cluster.CustomerCluster;
import io.assay.jobs.text.Names;
import io.assay.jobs.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The clusters of a run in sentences. */
final class ClusterLines {
    private ClusterLines() {}

    static List<Sentence> of(Optional<ClusterModel> clusters) {
        List<Sentence> lines = new ArrayList<>();
        clusters.ifPresent(model -> {
            model.clusters().forEach(cluster -> lines.add(line(cluster)));
            model.dissolved()
                    .forEach(gone -> lines.add(Sentence.of("cluster.dissolved", gone.id(), names(gone.name()))));
            model.evidence().skipped().ifPresent(reason -> lines.add(Sentence.of("cluster.none", reason)));
        });
        return lines;
    }

    private static Sentence line(CustomerCluster cluster) {
        return Sentence.of(
                "cluster." + cluster.continuity().status().code(), cluster.id(), names(cluster.name()), cluster.size());
    }

    private static Names names(ClusterName name) {
        return new Names(name.english(), name.chinese());
    }
}
