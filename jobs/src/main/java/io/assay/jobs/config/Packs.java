package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.text.NearestName;
import io.assay.rule.Pack;
import io.assay.table.ColumnSpec;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
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
    public static List<Pack> read(List<String> names, Collection<ColumnSpec> columns, Problems problems) {
        List<Pack> packs = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        for (String name : names) {
            Optional<YamlNode> document = document(name, problems);
            document.flatMap(node -> new PackReader(node, problems).read()).ifPresent(pack -> {
                new PackColumns(pack, document.get(), columns, problems).check();
                String owner = owners.putIfAbsent(pack.column(), name);
                if (owner != null) {
                    problems.add(
                            ErrorCode.PACK_CONFLICT,
                            document.get().at("column"),
                            "is the column of " + owner + " too",
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

    /** The JSON Schema of a pack. */
    public static Map<String, Object> schema() {
        return PackShape.document();
    }

    /** Ids of the built-in packs, sorted. */
    public static List<String> builtIn() {
        URL folder = Packs.class.getClassLoader().getResource(FOLDER);
        return folder == null ? List.of() : ids(folder);
    }

    static List<String> ids(URL folder) {
        try {
            URI place = folder.toURI();
            if (!place.getScheme().equals("jar")) {
                return ids(Path.of(place));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return ids(jar.getPath(FOLDER));
            }
        } catch (IOException | URISyntaxException | FileSystemNotFoundException e) {
            throw damaged("Cannot list the built-in packs in " + folder, e);
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
            return ofFile(name, problems);
        }
        InputStream in = Packs.class.getClassLoader().getResourceAsStream(FOLDER + "/" + name + ENDING);
        if (in == null) {
            String fix = NearestName.fix(name, builtIn());
            problems.add(ErrorCode.PACK_UNKNOWN, new Place("packs", 0, name), "is no built-in pack", fix);
            return Optional.empty();
        }
        return Yaml.parse(name, text(name, in), problems);
    }

    private static Optional<YamlNode> ofFile(String name, Problems problems) {
        int before = problems.all().size();
        Optional<YamlNode> document = Yaml.read(Path.of(name), problems);
        if (document.isEmpty() && problems.all().size() == before) {
            problems.add(
                    ErrorCode.PACK_MISSING_KEY,
                    new Place(name, 0, ""),
                    "is empty",
                    "Begin with a built-in pack of conf/models, or remove it from packs");
        }
        return document;
    }

    static String text(String name, InputStream pack) {
        try (pack) {
            return new String(pack.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw damaged("Cannot read the built-in pack " + name, e);
        }
    }

    private static Failure damaged(String sentence, Exception cause) {
        return new Failure(
                ErrorCode.PACK_BUILT_IN,
                sentence + ": " + cause.getMessage(),
                "Install the program again; its files are damaged",
                cause);
    }
}
