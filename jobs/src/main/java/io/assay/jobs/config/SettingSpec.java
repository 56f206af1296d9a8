package io.assay.jobs.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One declared setting of a record.
 *
 * @param key key in the file, the component's name in snake_case
 */
public record SettingSpec(String key, RecordComponent component, Setting setting) {

    /** The settings of a record, in order. */
    public static List<SettingSpec> of(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).map(SettingSpec::of).toList();
    }

    private static SettingSpec of(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalArgumentException("Cannot read " + component + " of " + component.getDeclaringRecord()
                    + ": it is not declared with @Setting");
        }
        return new SettingSpec(snakeCase(component.getName()), component, setting);
    }

    /** The type with its type arguments. */
    public Type type() {
        return component.getGenericType();
    }

    /** The class without type arguments. */
    public Class<?> rawType() {
        return component.getType();
    }

    /** The last type argument, for example the item of a list. */
    public Type argument() {
        Type[] arguments = ((ParameterizedType) type()).getActualTypeArguments();
        return arguments[arguments.length - 1];
    }

    /** Whether the setting has no default and may not be absent. */
    public boolean isRequired() {
        Class<?> raw = rawType();
        boolean mayBeAbsent = raw == Optional.class || raw == List.class || raw == Map.class || raw.isRecord();
        return !mayBeAbsent && setting.fallback().isEmpty();
    }

    static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
