package io.assay.jobs.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON Schema of the configuration, from the declared settings: what an editor checks and proposes. */
public final class SettingSchema {
    private SettingSchema() {}

    /** The schema of {@code assay.yaml}. */
    public static Map<String, Object> document() {
        return JsonSchema.document(
                "Configuration of Assay",
                "Every setting of assay.yaml; assay validate also finds what contradicts itself or the files",
                record(AssayConfig.class));
    }

    private static Map<String, Object> record(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<SettingSpec> specs = SettingSpec.of(type);
        specs.forEach(spec -> properties.put(spec.key(), setting(spec)));
        return JsonSchema.object(
                properties,
                specs.stream()
                        .filter(SettingSchema::mustBeWritten)
                        .map(SettingSpec::key)
                        .toList());
    }

    /** Required itself, or a group that holds what is required. */
    private static boolean mustBeWritten(SettingSpec spec) {
        boolean group = spec.rawType().isRecord()
                && SettingSpec.of(spec.rawType()).stream().anyMatch(SettingSchema::mustBeWritten);
        boolean list = spec.setting().fewest() > 0 && spec.setting().fallback().isEmpty();
        return spec.isRequired() || group || list;
    }

    private static Map<String, Object> setting(SettingSpec spec) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", spec.setting().value());
        boolean mayBeEmpty = spec.rawType() == Optional.class || (spec.rawType().isRecord() && !mustBeWritten(spec));
        Map<String, Object> value = value(spec, spec.type());
        schema.putAll(mayBeEmpty ? JsonSchema.orNothing(value) : value);
        if (!spec.setting().fallback().isEmpty()) {
            schema.put("default", fallback(spec));
        }
        return schema;
    }

    private static Map<String, Object> value(SettingSpec spec, Type type) {
        if (type instanceof ParameterizedType generic) {
            Map<String, Object> inner = value(spec, spec.argument());
            if (generic.getRawType() == List.class) {
                return JsonSchema.array(inner, spec.setting().fewest());
            }
            return generic.getRawType() == Map.class ? JsonSchema.named(inner) : inner;
        }
        Class<?> plain = (Class<?>) type;
        return plain.isRecord() ? record(plain) : single(plain, spec.setting());
    }

    private static Map<String, Object> single(Class<?> type, Setting setting) {
        if (type.isEnum()) {
            return JsonSchema.choice(Scalars.written(type));
        }
        if (type == boolean.class || type == Boolean.class) {
            return JsonSchema.type("boolean");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return ranged("integer", setting);
        }
        if (type == double.class || type == Double.class) {
            return ranged("number", setting);
        }
        Map<String, Object> schema =
                type == LocalDate.class || type == ZoneId.class ? JsonSchema.type("string") : JsonSchema.text();
        if (type == LocalDate.class) {
            schema.put("format", "date");
        }
        if (setting.role() == Setting.Role.SECRET) {
            schema.put("pattern", SecretReference.PATTERN);
        }
        return schema;
    }

    private static Map<String, Object> ranged(String type, Setting setting) {
        Map<String, Object> schema = JsonSchema.type(type);
        if (Double.isFinite(setting.min())) {
            schema.put("minimum", plain(setting.min()));
        }
        if (Double.isFinite(setting.max())) {
            schema.put("maximum", plain(setting.max()));
        }
        return schema;
    }

    private static BigDecimal plain(double number) {
        return new BigDecimal(new BigDecimal(number).stripTrailingZeros().toPlainString());
    }

    private static Object fallback(SettingSpec spec) {
        return Yaml.parse(Binder.DEFAULT, spec.setting().fallback(), new Problems())
                .map(PlainYaml::of)
                .orElseThrow(() -> new IllegalStateException("Cannot read the default of " + spec));
    }
}
