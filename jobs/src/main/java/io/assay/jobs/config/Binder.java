package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.text.NearestName;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Turns nodes into records declared with {@link Setting}, collecting every problem. A value that does not fit is replaced
 * by its default and what is missing by null, so that reading goes on; the caller must not use the records when there
 * are problems.
 */
public final class Binder {
    /** Origin of values that nobody wrote. */
    public static final String DEFAULT = "default";

    private final Problems problems;
    private final Locations locations;
    private final BiConsumer<Record, Section> checks;
    private final List<EffectiveSetting> settings = new ArrayList<>();

    /** A binder that runs the given checks on every record it has bound. */
    public Binder(Problems problems, Locations locations, BiConsumer<Record, Section> checks) {
        this.problems = problems;
        this.locations = locations;
        this.checks = checks;
    }

    /** Binds one mapping; usable only when no problem was found. */
    public <T extends Record> T bind(Class<T> type, YamlNode.Mapping node) {
        List<SettingSpec> specs = SettingSpec.of(type);
        Set<String> unsound = new HashSet<>();
        refuseUnknownKeys(specs, node);
        Object[] values = new Object[specs.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = setting(specs.get(i), node, unsound);
        }
        T record = construct(type, values);
        checks.accept(record, new Section(node, Set.copyOf(unsound), problems));
        return record;
    }

    /** Every single setting bound so far, defaults included, in order. */
    public List<EffectiveSetting> settings() {
        return List.copyOf(settings);
    }

    private void refuseUnknownKeys(List<SettingSpec> specs, YamlNode.Mapping node) {
        List<String> known = specs.stream().map(SettingSpec::key).toList();
        node.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                problems.add(ErrorCode.CONFIG_UNKNOWN_KEY, value, "is no setting", fixOfUnknown(key, specs, known));
            }
        });
    }

    private static String fixOfUnknown(String key, List<SettingSpec> specs, List<String> known) {
        for (SettingSpec spec : specs) {
            if (spec.rawType().isRecord()
                    && SettingSpec.of(spec.rawType()).stream()
                            .anyMatch(inner -> inner.key().equals(key))) {
                return "Write it under " + spec.key();
            }
        }
        return NearestName.fix(key, known);
    }

    private Object setting(SettingSpec spec, YamlNode.Mapping parent, Set<String> unsound) {
        YamlNode node = parent.entries().get(spec.key());
        if (node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.NULL) {
            if (spec.rawType() != Optional.class && !spec.rawType().isRecord()) {
                problems.add(
                        ErrorCode.CONFIG_MISSING_VALUE,
                        scalar.place(),
                        "has no value",
                        "Write a value, or remove the key");
                unsound.add(spec.key());
            }
            node = null;
        } else if (node == null && spec.isRequired()) {
            Place place = parent.place().child(spec.key());
            problems.add(
                    ErrorCode.CONFIG_MISSING_KEY,
                    place,
                    "is missing",
                    "Add it: " + spec.setting().value());
            unsound.add(spec.key());
        }
        return node == null ? absent(spec, parent.place().child(spec.key())) : written(spec, node, unsound);
    }

    private Object written(SettingSpec spec, YamlNode node, Set<String> unsound) {
        int before = problems.count();
        try {
            Object value = value(spec, spec.type(), node);
            if (problems.count() > before) {
                unsound.add(spec.key());
            }
            return value;
        } catch (Unfit e) {
            reject(spec, node, e);
            unsound.add(spec.key());
            return spec.rawType().isRecord() ? null : absent(spec, node.place());
        }
    }

    private void reject(SettingSpec spec, YamlNode node, Unfit unfit) {
        if (spec.setting().role() == Setting.Role.SECRET) {
            problems.addMasked(unfit.error(), node, unfit.getMessage(), unfit.fix());
        } else {
            problems.add(unfit.error(), node, unfit.getMessage(), unfit.fix());
        }
    }

    private Object absent(SettingSpec spec, Place place) {
        Class<?> type = spec.rawType();
        if (!spec.setting().fallback().isEmpty()) {
            return fallback(spec, place);
        }
        if (type.isRecord()) {
            return bind(type.asSubclass(Record.class), new YamlNode.Mapping(place, Map.of()));
        }
        if (type == List.class) {
            remember(spec, new Place(DEFAULT, 0, place.key()), List.of());
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        remember(spec, new Place(DEFAULT, 0, place.key()), null);
        return type == Optional.class ? Optional.empty() : zero(type);
    }

    private static Object zero(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    private Object fallback(SettingSpec spec, Place place) {
        Problems own = new Problems();
        YamlNode node = Yaml.parse(DEFAULT, spec.setting().fallback(), own)
                .map(parsed -> Layers.moved(parsed, new Place(DEFAULT, 0, place.key())))
                .orElseThrow(() -> new IllegalStateException("Cannot read the default of " + spec + ": " + own.all()));
        try {
            return value(spec, spec.type(), node);
        } catch (Unfit e) {
            throw new IllegalStateException("Cannot use the default of " + spec + ": " + e.getMessage(), e);
        }
    }

    private Object value(SettingSpec spec, Type type, YamlNode node) throws Unfit {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Type inner = arguments[arguments.length - 1];
            if (generic.getRawType() == Optional.class) {
                return Optional.of(value(spec, inner, node));
            }
            return generic.getRawType() == Map.class ? map(spec, inner, node) : list(spec, inner, node);
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            return record(record, node);
        }
        Object written = scalar(spec, (Class<?>) type, node);
        remember(spec, node.place(), written);
        return locations.resolve(spec.setting().role(), written, node.place());
    }

    private Record record(Class<?> type, YamlNode node) throws Unfit {
        if (node instanceof YamlNode.Mapping mapping) {
            return bind(type.asSubclass(Record.class), mapping);
        }
        List<String> keys = SettingSpec.of(type).stream().map(SettingSpec::key).toList();
        throw Unfit.type("is no group of settings", "Write keys below it, such as " + keys.get(0) + ": ...");
    }

    private Map<String, Object> map(SettingSpec spec, Type inner, YamlNode node) throws Unfit {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            throw Unfit.type("is no group of names", "Write names below it, each with its value");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
            try {
                values.put(entry.getKey(), value(spec, inner, entry.getValue()));
            } catch (Unfit e) {
                reject(spec, entry.getValue(), e);
            }
        }
        return values;
    }

    private List<Object> list(SettingSpec spec, Type inner, YamlNode node) throws Unfit {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            throw Unfit.type("is no list", "Begin each entry with '- ', or write [a, b]");
        }
        boolean ofRecords = inner instanceof Class<?> item && item.isRecord();
        List<Object> values = new ArrayList<>();
        List<Object> written = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            try {
                if (ofRecords) {
                    values.add(value(spec, inner, item));
                } else {
                    Object raw = scalar(spec, (Class<?>) inner, item);
                    written.add(raw);
                    values.add(locations.resolve(spec.setting().role(), raw, item.place()));
                }
            } catch (Unfit e) {
                reject(spec, item, e);
            }
        }
        if (!ofRecords) {
            remember(spec, node.place(), written);
        }
        return values;
    }

    private static Object scalar(SettingSpec spec, Class<?> type, YamlNode node) throws Unfit {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            throw Unfit.type("is no single value", "Write one value");
        }
        if (scalar.kind() == YamlNode.Kind.NULL) {
            throw new Unfit(
                    ErrorCode.CONFIG_MISSING_VALUE,
                    "has no value",
                    "Write a value; quote the word null if it is meant");
        }
        if (spec.setting().role() == Setting.Role.SECRET && !SecretReference.isReference(scalar.text())) {
            throw new Unfit(
                    ErrorCode.CONFIG_SECRET, "is a secret in plain words", "Write env:NAME or file:PATH instead");
        }
        return Scalars.read(type, scalar, spec.setting());
    }

    private void remember(SettingSpec spec, Place place, Object written) {
        settings.add(new EffectiveSetting(place, plain(written), spec.setting()));
    }

    private static Object plain(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(Binder::plain).toList();
        }
        if (value instanceof Enum<?> constant) {
            return Scalars.written(constant);
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : portable(value);
    }

    private static String portable(Object value) {
        return value instanceof Path path ? path.toString().replace('\\', '/') : value.toString();
    }

    private static <T extends Record> T construct(Class<T> type, Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Cannot build " + type + " from its settings", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot build " + type + " from its settings", e);
        }
    }
}
