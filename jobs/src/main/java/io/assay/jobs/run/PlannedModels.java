package io.assay.jobs.run;

import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.ClusterConfig;
import io.assay.jobs.config.ScoreConfig;
import io.assay.jobs.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run would learn or apply beside its packs, one phrase each. */
final class PlannedModels {
    private PlannedModels() {}

    /** The models that a configuration asks for. */
    static List<Sentence> of(AssayConfig config) {
        ScoreConfig scores = config.scores();
        List<Sentence> models = new ArrayList<>();
        models.add(Sentence.of("model.scores", word(scores.method()), scores.levels(), word(scores.nesting())));
        if (scores.withinPeerGroups()) {
            models.add(Sentence.of("model.peers"));
        }
        scores.cutsFrom().ifPresent(day -> models.add(Sentence.of("model.cuts", day)));
        if (scores.code04() != ScoreConfig.Code04.NONE) {
            models.add(Sentence.of("model.code04", word(scores.code04())));
        }
        if (!scores.normalise().isEmpty()) {
            models.add(Sentence.of("model.scale", word(scores.scale()), String.join(", ", scores.normalise())));
        }
        if (config.clusters().enabled()) {
            models.add(clusters(config.clusters()));
        }
        return models;
    }

    private static Sentence clusters(ClusterConfig clusters) {
        String columns = String.join(", ", clusters.columns());
        return clusters.k() > 0
                ? Sentence.of("model.clusters", columns, clusters.k())
                : Sentence.of("model.clusters.chosen", columns, clusters.smallestK(), clusters.largestK());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
