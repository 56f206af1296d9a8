package io.assay.jobs.config;

import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All declared settings, in words, for reference pages. */
public final class SettingPage {
    private static final Map<Class<?>, String> NAMES = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(int.class, "whole number"),
            Map.entry(Integer.class, "whole number"),
            Map.entry(long.class, "whole number"),
            Map.entry(Long.class, "whole number"),
            Map.entry(double.class, "number"),
            Map.entry(Double.class, "number"),
            Map.entry(LocalDate.class, "date"),
            Map.entry(ZoneId.class, "time zone"),
            Map.entry(Path.class, "path"));

    private SettingPage() {}

    /**
     * Settings that stand below one key.
     *
     * @param key path of the group, with {@code []} for list entries; empty for the top level
     */
    public record Group(String key, String meaning, List<Entry> entries) {
        public Group {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One setting.
     *
     * @param fallback default as written in a file, {@code required}, or empty when it may be absent
     */
    public record Entry(String key, String type, String fallback, String range, String meaning) {}

    /** The groups of a record, itself first. */
    public static List<Group> groups(Class<? extends Record> root) {
        List<Group> groups = new ArrayList<>();
        collect(root, "", "", groups);
        return groups;
    }

    private static void collect(Class<?> type, String key, String meaning, List<Group> groups) {
        List<Entry> entries = new ArrayList<>();
        List<Runnable> below = new ArrayList<>();
        int place = groups.size();
        for (SettingSpec spec : SettingSpec.of(type)) {
            Class<?> inner = innermost(spec);
            if (inner.isRecord()) {
                String path =
                        (key.isEmpty() ? "" : key + ".") + spec.key() + (spec.rawType() == List.class ? "[]" : "");
                below.add(() -> collect(inner, path, spec.setting().value(), groups));
            } else {
                entries.add(entry(spec, inner));
            }
        }
        groups.add(place, new Group(key, meaning, entries));
        below.forEach(Runnable::run);
    }

    private static Class<?> innermost(SettingSpec spec) {
        boolean wrapped =
                spec.rawType() == Optional.class || spec.rawType() == List.class || spec.rawType() == Map.class;
        Type inner = wrapped ? spec.argument() : spec.type();
        return (Class<?>) inner;
    }

    private static Entry entry(SettingSpec spec, Class<?> inner) {
        boolean mayBeAbsent = spec.rawType() == Optional.class || spec.rawType() == List.class;
        String fallback = spec.setting().fallback();
        if (fallback.isEmpty()) {
            fallback = mayBeAbsent ? "" : "required";
        }
        String name = inner.isEnum() ? String.join(", ", Scalars.written(inner)) : NAMES.get(inner);
        String type = spec.rawType() == List.class ? "list of " + name : name;
        return new Entry(
                spec.key(),
                type,
                fallback,
                Scalars.range(spec.setting()),
                spec.setting().value());
    }
}
