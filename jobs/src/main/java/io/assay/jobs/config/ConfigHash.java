package io.assay.jobs.config;

import io.assay.integrity.Sha256;
import io.assay.jobs.text.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The identity of a configuration: SHA-256 over the sorted settings that can change a result, each typed. Comments, order,
 * spelling of numbers, and defaults written out do not matter; the content of pack files does.
 */
final class ConfigHash {
    private ConfigHash() {}

    /** The settings that decide how each row and the input as a whole are judged. */
    private static final Set<String> INGESTION = Set.of("zone", "currency", "rates", "sources", "ingest", "gates");

    static String of(List<EffectiveSetting> settings, List<String> packs) {
        Map<String, Object> meaning = meaning(settings);
        meaning.put(
                "packs.content",
                packs.stream().flatMap(pack -> packContent(pack).stream()).toList());
        return Sha256.of(Json.text(meaning));
    }

    /** The identity of the part that judges rows. */
    static String ofIngestion(List<EffectiveSetting> settings) {
        Map<String, Object> meaning = meaning(settings);
        meaning.keySet().removeIf(key -> !INGESTION.contains(key.split("[.\\[]", 2)[0]));
        return Sha256.of(Json.text(meaning));
    }

    private static Map<String, Object> meaning(List<EffectiveSetting> settings) {
        Map<String, Object> meaning = new TreeMap<>();
        for (EffectiveSetting setting : settings) {
            if (setting.setting().changesResult() && setting.value() != null) {
                meaning.put(setting.key(), setting.value());
            }
        }
        return meaning;
    }

    /** The tree of a local pack file; a file that cannot be read is reported where packs are read. */
    private static Optional<Object> packContent(String pack) {
        if (!Locations.isPackFile(pack) || Locations.scheme(pack).isPresent()) {
            return Optional.empty();
        }
        return Yaml.read(Path.of(pack), new Problems()).map(ConfigHash::canonical);
    }

    private static Object canonical(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            Map<String, Object> sorted = new TreeMap<>();
            mapping.entries().forEach((key, value) -> sorted.put(key, canonical(value)));
            return sorted;
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream().map(ConfigHash::canonical).toList();
        }
        return ((YamlNode.Scalar) node).text();
    }
}
