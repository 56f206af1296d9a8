package io.assay.jobs.config;

import java.util.List;
import java.util.Optional;

/**
 * The configuration in force.
 *
 * @param hash SHA-256 of the settings that can change a result, as 64 hexadecimal digits
 * @param ingestHash the same for the settings that rows are judged by
 * @param settings every single setting with its origin, defaults included
 */
public record EffectiveConfig(AssayConfig config, String hash, String ingestHash, List<EffectiveSetting> settings) {
    public EffectiveConfig {
        settings = List.copyOf(settings);
    }

    /** Where the value of a key comes from. */
    public Optional<String> origin(String key) {
        return settings.stream()
                .map(EffectiveSetting::place)
                .filter(place -> place.key().equals(key))
                .findFirst()
                .map(Place::origin);
    }
}
