package io.assay.jobs.launch;

import io.assay.jobs.config.ColumnConfig;
import io.assay.jobs.config.EffectiveConfig;
import io.assay.jobs.config.Locations;
import io.assay.jobs.config.NearestName;
import io.assay.jobs.config.Problems;
import io.assay.jobs.config.SettingSpec;
import io.assay.jobs.config.SourceConfig;
import io.assay.jobs.config.YamlNode;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;

/** Checks the columns that the configuration names against the headers of local csv files. */
record SourceHeaders(EffectiveConfig config, Problems problems) {

    void check() {
        List<SourceConfig> sources = config.config().sources();
        for (int i = 0; i < sources.size(); i++) {
            SourceConfig source = sources.get(i);
            String path = source.path().orElse("");
            if (source.format() == SourceConfig.Format.CSV
                    && Locations.scheme(path).isEmpty()) {
                check(source, path, "sources." + i);
            }
        }
    }

    private void check(SourceConfig source, String path, String key) {
        Optional<List<String>> columns;
        try {
            Optional<LocalCsv> file = LocalCsv.first(path, source);
            if (file.isEmpty()) {
                problems.add(
                        "input.missing", config.place(key + ".path"), "names no file: " + path, "Correct the path");
                return;
            }
            columns = source.header() ? file.get().header() : Optional.of(source.names());
        } catch (IOException e) {
            problems.add(
                    "input.unreadable", config.place(key + ".path"), "cannot be read: " + e, "Check file and encoding");
            return;
        }
        if (columns.isEmpty()) {
            problems.add("input.empty", config.place(key + ".path"), "begins with an empty file", "Add a header");
            return;
        }
        for (SettingSpec field : SettingSpec.of(ColumnConfig.class)) {
            text(field, source.columns())
                    .ifPresent(text -> columns(text, columns.get(), key + ".columns." + field.key()));
        }
    }

    private void columns(String text, List<String> columns, String key) {
        for (String name : ColumnNames.of(text, columns)) {
            if (columns.stream().noneMatch(name::equalsIgnoreCase)) {
                problems.add(
                        "config.unknown-column",
                        new YamlNode.Scalar(config.place(key), YamlNode.Kind.TEXT, text),
                        text.equals(name)
                                ? "is no column of the file"
                                : "names " + name + ", which is no column of the file",
                        NearestName.fix(name, columns));
            }
        }
    }

    private static Optional<String> text(SettingSpec field, ColumnConfig columns) {
        try {
            Object value = field.component().getAccessor().invoke(columns);
            return value instanceof Optional<?> optional
                    ? optional.map(Object::toString)
                    : Optional.ofNullable(value).map(Object::toString);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot read " + field, e);
        }
    }
}
