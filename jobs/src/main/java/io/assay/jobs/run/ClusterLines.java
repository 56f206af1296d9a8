package io.assay.jobs.run;

import io.assay.cluster.ClusterModel;
import io.assay.cluster.CustomerCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The clusters of a run in sentences. */
final class ClusterLines {
    private ClusterLines() {}

    static List<String> of(Optional<ClusterModel> clusters) {
        List<String> lines = new ArrayList<>();
        clusters.ifPresent(model -> {
            model.clusters().forEach(cluster -> lines.add(line(cluster)));
            model.dissolved()
                    .forEach(gone -> lines.add(
                            "cluster " + gone.id() + " (" + gone.name().english() + ") is dissolved"));
            model.evidence().skipped().ifPresent(reason -> lines.add("not clustered: " + reason));
        });
        return lines;
    }

    private static String line(CustomerCluster cluster) {
        return String.format(
                Locale.ROOT,
                "cluster %d (%s, %s): %d customers",
                cluster.id(),
                cluster.name().english(),
                cluster.continuity().status().code(),
                cluster.members().size());
    }
}
