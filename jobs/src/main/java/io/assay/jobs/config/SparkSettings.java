package io.assay.jobs.config;

import io.assay.jobs.failure.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Settings of Spark given by the user, and those that would make results wrong without a word. */
public final class SparkSettings {
    private static final ErrorCode CODE = ErrorCode.CONFIG_SPARK_SETTING;

    /** Settings with the only value allowed, and why. */
    private static final Map<String, Guard> GUARDS = guards();

    private SparkSettings() {}

    private record Guard(String only, String why) {}

    private static Map<String, Guard> guards() {
        Map<String, Guard> guards = new LinkedHashMap<>();
        Guard corrupt = new Guard("false", "would skip damaged input without a word");
        Guard missing = new Guard("false", "would skip missing input without a word");
        guards.put("spark.sql.files.ignorecorruptfiles", corrupt);
        guards.put("spark.files.ignorecorruptfiles", corrupt);
        guards.put("spark.sql.files.ignoremissingfiles", missing);
        guards.put("spark.files.ignoremissingfiles", missing);
        guards.put("spark.sql.ansi.enabled", new Guard("true", "would let overflow pass without a word"));
        guards.put("spark.sql.casesensitive", new Guard("false", "would change which columns are meant"));
        guards.put("spark.sql.session.timezone", new Guard("utc", "would move transactions to other days"));
        guards.put("spark.sql.variable.substitute", new Guard("false", "would replace text in values"));
        guards.put(
                "spark.databricks.delta.retentiondurationcheck.enabled",
                new Guard("true", "would let running readers lose their files"));
        guards.put(
                "spark.sql.storeassignmentpolicy",
                new Guard("ansi", "would store values that do not fit their column"));
        return guards;
    }

    /** Reads {@code key=value} options, refusing dangerous ones; all problems go to the collector. */
    public static Map<String, String> read(List<String> options, Problems problems) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            Place place = new Place("--spark", 0, equals < 1 ? "" : option.substring(0, equals));
            if (equals < 1) {
                problems.add(CODE, place, "cannot use '" + option + "'", "Write key=value");
                continue;
            }
            if (!place.key().startsWith("spark.")) {
                problems.add(CODE, place, "is no setting of Spark", "Write a key that begins with spark.");
                continue;
            }
            String value = option.substring(equals + 1);
            refusal(place.key(), value)
                    .ifPresent(why -> problems.add(
                            CODE, new YamlNode.Scalar(place, YamlNode.Kind.TEXT, value), why, "Leave it out"));
            settings.put(place.key(), value);
        }
        return settings;
    }

    /** Why a setting is refused; empty when it is harmless. */
    public static Optional<String> refusal(String key, String value) {
        Guard guard = GUARDS.get(key.toLowerCase(Locale.ROOT));
        boolean harmless = guard == null || guard.only().equals(value.strip().toLowerCase(Locale.ROOT));
        return harmless ? Optional.empty() : Optional.of(guard.why());
    }
}
