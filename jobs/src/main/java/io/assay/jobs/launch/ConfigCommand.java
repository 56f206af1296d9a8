package io.assay.jobs.launch;

import io.assay.jobs.config.EffectiveConfig;
import io.assay.jobs.config.EffectiveSetting;
import io.assay.jobs.config.Packs;
import io.assay.jobs.config.SettingSchema;
import io.assay.jobs.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code config}: the configuration in force, and its reference page. */
@Command(
        name = "config",
        description = "Show every setting with its value and origin; default < files < --set < --as-of, --warehouse.")
final class ConfigCommand implements Subcommand {
    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|password|passwd|token|credential|key).*");

    @ParentCommand
    AssayCommand assay;

    @Option(names = "--reference", description = "Show all settings there are, as Markdown, and read no file")
    boolean reference;

    @Option(names = "--schema", description = "Show the JSON Schema of the file, for editors, and read no file")
    boolean schema;

    @Option(names = "--pack-schema", description = "Show the JSON Schema of model packs, for editors, and read no file")
    boolean packSchema;

    @Override
    public Set<String> reads() {
        return SharedOptions.SETTINGS_AT_A_DAY;
    }

    @Override
    public Result call(Invocation invocation) {
        if (reference) {
            return Result.of(SettingReference.json(), SettingReference.markdown());
        }
        if (schema || packSchema) {
            Map<String, Object> document = schema ? SettingSchema.document() : Packs.schema();
            return Result.of(document, Json.indented(document));
        }
        EffectiveConfig config = invocation.config();
        List<Map<String, Object>> settings = new ArrayList<>();
        config.settings().forEach(setting -> settings.add(json(setting)));
        assay.spark.forEach(setting -> settings.add(spark(setting)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("config_hash", config.hash());
        json.put("settings", settings);
        return Result.of(json, text(config.hash(), settings));
    }

    private static String text(String hash, List<Map<String, Object>> settings) {
        List<String> lines = new ArrayList<>();
        lines.add("# config_hash " + hash);
        for (Map<String, Object> setting : settings) {
            Object value = setting.get("value");
            lines.add(
                    setting.get("key") + " = " + (value == null ? "" : shown(value)) + "   # " + setting.get("origin"));
        }
        return String.join("\n", lines);
    }

    private static String shown(Object value) {
        return value instanceof String text ? "'" + text.replace("'", "''") + "'" : Json.text(value);
    }

    private static Map<String, Object> json(EffectiveSetting setting) {
        return entry(setting.key(), setting.shown(), setting.origin());
    }

    private static Map<String, Object> spark(String assignment) {
        String key = assignment.substring(0, assignment.indexOf('='));
        boolean secret = SECRET.matcher(key).matches();
        return entry(key, secret ? "********" : assignment.substring(key.length() + 1), "--spark");
    }

    private static Map<String, Object> entry(String key, Object value, String origin) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("key", key);
        entry.put("value", value);
        entry.put("origin", origin);
        return entry;
    }
}
