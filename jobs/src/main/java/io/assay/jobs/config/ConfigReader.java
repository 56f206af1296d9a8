package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads files and options, in the order default, files, {@code --set}, {@code --as-of} and {@code --warehouse}. */
public final class ConfigReader {
    private ConfigReader() {}

    /** The configuration in force; throws with every problem found. */
    public static EffectiveConfig read(ConfigRequest request) {
        Problems problems = new Problems();
        Optional<EffectiveConfig> config = read(request, problems);
        problems.throwIfAny();
        return config.orElseThrow();
    }

    /** The configuration in force; empty when there are problems. */
    public static Optional<EffectiveConfig> read(ConfigRequest request, Problems problems) {
        return read(request, problems, (bound, section) -> {});
    }

    /**
     * The configuration in force; empty when there are problems.
     *
     * @param further checks the whole configuration, and each source whose settings are sound, whatever is wrong elsewhere
     */
    public static Optional<EffectiveConfig> read(
            ConfigRequest request, Problems problems, BiConsumer<Record, Section> further) {
        YamlNode.Mapping root = new YamlNode.Mapping(new Place("--set", 0, ""), Map.of());
        for (String file : request.files()) {
            root = Layers.merge(root, file(request.workingFolder(), file, problems));
        }
        if (!problems.all().stream().allMatch(problem -> problem.error() == ErrorCode.CONFIG_DUPLICATE_KEY)) {
            return Optional.empty();
        }
        for (String assignment : request.sets()) {
            root = Layers.set(root, "--set", assignment, problems);
        }
        root = option(root, "--as-of", "as_of", request.asOf());
        root = option(root, "--warehouse", "warehouse", request.warehouse());
        Locations locations = new Locations(request.workingFolder());
        Binder binder = new Binder(problems, locations, new ConfigChecks(locations, further));
        AssayConfig config = binder.bind(AssayConfig.class, root);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new EffectiveConfig(
                config,
                ConfigHash.of(binder.settings(), config.packs()),
                ConfigHash.ofIngestion(binder.settings()),
                binder.settings()));
    }

    private static YamlNode.Mapping file(Path folder, String name, Problems problems) {
        Optional<YamlNode> root = Yaml.read(folder.resolve(name), name, problems);
        if (root.isPresent() && root.get() instanceof YamlNode.Mapping mapping) {
            return mapping;
        }
        root.ifPresent(node -> problems.add(
                ErrorCode.CONFIG_WRONG_TYPE,
                node.place(),
                "holds no settings",
                "Begin with keys such as currency: EUR"));
        return new YamlNode.Mapping(new Place(name, 0, ""), Map.of());
    }

    private static YamlNode.Mapping option(YamlNode.Mapping root, String option, String key, Optional<String> value) {
        return value.map(text -> Layers.merge(
                        root,
                        new YamlNode.Mapping(
                                root.place(),
                                Map.of(key, new YamlNode.Scalar(new Place(option, 0, key), YamlNode.Kind.TEXT, text)))))
                .orElse(root);
    }
}
