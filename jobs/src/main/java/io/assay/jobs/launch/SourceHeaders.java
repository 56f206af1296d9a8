package io.assay.jobs.launch;

import io.assay.ingest.ColumnLookup;
import io.assay.jobs.config.ColumnConfig;
import io.assay.jobs.config.Locations;
import io.assay.jobs.config.Place;
import io.assay.jobs.config.Problems;
import io.assay.jobs.config.Section;
import io.assay.jobs.config.SettingSpec;
import io.assay.jobs.config.SourceConfig;
import io.assay.jobs.config.YamlNode;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.text.NearestName;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Optional;

/** Checks the columns that a source names against the header of its first local csv file. */
final class SourceHeaders {
    private SourceHeaders() {}

    static void check(SourceConfig source, Section at) {
        String path = source.path().orElse("");
        if (source.format() != SourceConfig.Format.CSV || Locations.scheme(path).isPresent()) {
            return;
        }
        Problems problems = at.problems();
        Optional<List<String>> columns;
        try {
            Optional<LocalCsv> file = LocalCsv.first(path, source);
            if (file.isEmpty()) {
                problems.add(ErrorCode.INPUT_MISSING, at.place("path"), "names no file: " + path, "Correct the path");
                return;
            }
            columns = source.header() ? file.get().header() : Optional.of(source.names());
        } catch (IOException e) {
            problems.add(
                    ErrorCode.INPUT_UNREADABLE,
                    at.place("path"),
                    "cannot be read" + why(e),
                    "Check the rights, the file and its encoding");
            return;
        }
        if (columns.isEmpty()) {
            problems.add(ErrorCode.INPUT_EMPTY, at.place("path"), "begins with an empty file", "Add a header");
            return;
        }
        for (SettingSpec field : SettingSpec.of(ColumnConfig.class)) {
            text(field, source.columns())
                    .ifPresent(text -> columns(text, columns.get(), at.place("columns." + field.key()), problems));
        }
    }

    private static String why(IOException unreadable) {
        if (unreadable instanceof AccessDeniedException denied) {
            return ": the rights to " + denied.getFile() + " are missing";
        }
        return unreadable instanceof CharacterCodingException
                ? ": it is no text in its encoding"
                : ": " + unreadable.getMessage();
    }

    private static void columns(String text, List<String> columns, Place place, Problems problems) {
        for (String name : ColumnNames.of(text, columns)) {
            if (ColumnLookup.of(columns).find(name).isEmpty()) {
                problems.add(
                        ErrorCode.CONFIG_UNKNOWN_COLUMN,
                        new YamlNode.Scalar(place, YamlNode.Kind.TEXT, text),
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
