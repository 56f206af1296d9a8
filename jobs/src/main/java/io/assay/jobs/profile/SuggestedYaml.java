package io.assay.jobs.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Suggested settings as YAML, each below a comment that says why. */
final class SuggestedYaml {
    private static final int WIDTH = 100;

    private SuggestedYaml() {}

    static String of(List<Suggestion> suggestions) {
        Map<String, List<Suggestion>> groups = new LinkedHashMap<>();
        suggestions.forEach(suggestion -> groups.computeIfAbsent(group(suggestion), unused -> new ArrayList<>())
                .add(suggestion));
        List<String> lines = new ArrayList<>();
        groups.forEach((group, settings) -> {
            if (!group.isEmpty()) {
                lines.add(group + ":");
            }
            String indent = group.isEmpty() ? "" : "  ";
            settings.forEach(setting -> {
                Layout.folded(setting.reason(), WIDTH).forEach(line -> lines.add(indent + "# " + line));
                lines.add(indent + setting.key().substring(group.isEmpty() ? 0 : group.length() + 1) + ": "
                        + setting.value());
            });
        });
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static String group(Suggestion suggestion) {
        int dot = suggestion.key().indexOf('.');
        return dot < 0 ? "" : suggestion.key().substring(0, dot);
    }
}
