package io.assay.jobs.launch;

import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.SettingPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of all settings, from their declarations. */
final class SettingReference {
    private SettingReference() {}

    static String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# Configuration reference");
        lines.add("");
        lines.add(
                "Made from the declarations by `bin/assay config --reference > conf/reference.md`. The file is YAML 1.2;");
        lines.add(
                "`bin/assay validate` names everything that is wrong in it, `bin/assay config` shows what is in force.");
        lines.add("");
        lines.add(
                "Later wins: default, `--config` files in their order, `--set key=value`, `--as-of` and `--warehouse`.");
        lines.add("Groups are merged key by key, lists are replaced. `--set` takes keys with dots and list positions,");
        lines.add(
                "as in `--set sources.0.path=data`. Relative paths of a file start at its folder, those of the command");
        lines.add("line and `warehouse` at the working directory.");
        for (SettingPage.Group group : SettingPage.groups(AssayConfig.class)) {
            lines.add("");
            lines.add("## " + (group.key().isEmpty() ? "Top level" : "`" + group.key() + "`"));
            lines.add("");
            if (!group.meaning().isEmpty()) {
                lines.add(group.meaning() + ".");
                lines.add("");
            }
            lines.add("| key | type | default | range | meaning |");
            lines.add("|---|---|---|---|---|");
            group.entries().forEach(entry -> lines.add(row(entry)));
        }
        lines.add("");
        lines.add("Exit codes and errors: [docs/errors.md](../docs/errors.md).");
        return String.join("\n", lines);
    }

    static Object json() {
        List<Map<String, Object>> settings = new ArrayList<>();
        for (SettingPage.Group group : SettingPage.groups(AssayConfig.class)) {
            for (SettingPage.Entry entry : group.entries()) {
                Map<String, Object> setting = new LinkedHashMap<>();
                setting.put("key", group.key().isEmpty() ? entry.key() : group.key() + "." + entry.key());
                setting.put("type", entry.type());
                setting.put("default", entry.fallback());
                setting.put("range", entry.range());
                setting.put("meaning", entry.meaning());
                settings.add(setting);
            }
        }
        return Map.of("settings", settings);
    }

    private static String row(SettingPage.Entry entry) {
        return "| `" + entry.key() + "` | " + entry.type() + " | " + code(entry.fallback()) + " | " + entry.range()
                + " | " + entry.meaning().replace("|", "\\|") + " |";
    }

    private static String code(String fallback) {
        return switch (fallback) {
            case "required", "" -> fallback;
            default -> "`" + fallback.replace("|", "\\|") + "`";
        };
    }
}
