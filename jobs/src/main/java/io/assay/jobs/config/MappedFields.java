package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Checks that the sources map the fields that other settings rest on. */
record MappedFields(AssayConfig config, Section at) {
    private static final ErrorCode CONFLICT = ErrorCode.CONFIG_CONFLICT;
    private static final Map<String, Function<ColumnConfig, Optional<String>>> OPTIONAL_KEYS =
            Map.of("transaction", ColumnConfig::transaction, "product", ColumnConfig::product);

    void check() {
        List<SourceConfig> sources = config.sources();
        for (String field : config.ingest().uniqueKey()) {
            sources.stream()
                    .filter(source -> OPTIONAL_KEYS.containsKey(field)
                            && OPTIONAL_KEYS.get(field).apply(source.columns()).isEmpty())
                    .forEach(source -> reject(
                            "ingest.unique_key",
                            "holds " + field + ", which source " + source.name() + " does not map",
                            "Add " + field + " to its columns, or leave it out of the key"));
        }
        boolean grouped =
                sources.stream().anyMatch(source -> source.columns().peerGroup().isPresent());
        if (config.scores().withinPeerGroups() && !sources.isEmpty() && !grouped) {
            reject(
                    "scores.within_peer_groups",
                    "needs peer groups, which no source maps",
                    "Add peer_group to the columns of a source, or write false");
        }
    }

    private void reject(String key, String wrong, String fix) {
        at.problems().add(CONFLICT, at.place(key), wrong, fix);
    }
}
