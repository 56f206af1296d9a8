package io.assay.jobs.config;

import io.assay.rule.Pack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads model packs, built-in ones by id and others by path. */
public final class Packs {
    private static final String FOLDER = "models";
    private static final String ENDING = ".yaml";

    private Packs() {}

    /**
     * The packs of a configuration, in its order; what is wrong goes to the problems.
     *
     * @param columns columns that packs may read
     */
    public static List<Pack> read(List<String> names, Collection<String> columns, Problems problems) {
        List<Pack> packs = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        for (String name : names) {
            read(name, problems).ifPresent(pack -> {
                Place place = new Place(name, 0, "column");
                pack.inputs().stream()
                        .filter(input -> !columns.contains(input))
                        .forEach(input -> problems.add(
                                "pack.unknown-column",
                                new Place(name, 0, "axes"),
                                "reads the column " + input + ", which customers do not have",
                                NearestName.fix(input, columns)));
                if (columns.contains(pack.column())) {
                    problems.add(
                            "pack.conflict",
                            place,
                            "is " + pack.column() + ", a column of customers",
                            "Choose another name");
                }
                String owner = owners.putIfAbsent(pack.column(), name);
                if (owner != null) {
                    problems.add(
                            "pack.conflict",
                            place,
                            "is " + pack.column() + ", like that of " + owner,
                            "Choose another name");
                }
                packs.add(pack);
            });
        }
        return packs;
    }

    /** One pack; empty when anything is wrong with it, which is then among the problems. */
    public static Optional<Pack> read(String name, Problems problems) {
        return document(name, problems).flatMap(document -> new PackReader(document, problems).read());
    }

    /** The packs of a configuration that names none. */
    public static List<String> byDefault() {
        String written = SettingSpec.of(AssayConfig.class).stream()
                .map(SettingSpec::setting)
                .filter(setting -> setting.role() == Setting.Role.PACK)
                .map(Setting::fallback)
                .findFirst()
                .orElseThrow();
        Problems problems = new Problems();
        YamlNode.Sequence list =
                (YamlNode.Sequence) Yaml.parse("default", written, problems).orElseThrow();
        return list.items().stream()
                .map(item -> ((YamlNode.Scalar) item).text())
                .toList();
    }

    /** Ids of the built-in packs, sorted. */
    public static List<String> builtIn() {
        URL folder = Packs.class.getClassLoader().getResource(FOLDER);
        if (folder == null) {
            return List.of();
        }
        try {
            URI place = folder.toURI();
            if (!place.getScheme().equals("jar")) {
                return ids(Path.of(place));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return ids(jar.getPath(FOLDER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Cannot list packs in " + folder, e);
        }
    }

    private static List<String> ids(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }

    private static Optional<YamlNode> document(String name, Problems problems) {
        if (Locations.isPackFile(name)) {
            return Yaml.read(Path.of(name), problems);
        }
        try (InputStream in = Packs.class.getClassLoader().getResourceAsStream(FOLDER + "/" + name + ENDING)) {
            if (in == null) {
                String fix = NearestName.fix(name, builtIn());
                problems.add("pack.unknown", new Place("packs", 0, name), "is no built-in pack", fix);
                return Optional.empty();
            }
            return Yaml.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
