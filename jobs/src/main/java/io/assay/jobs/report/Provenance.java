package io.assay.jobs.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.jobs.store.Publication;
import io.assay.table.RunAuditTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;

/**
 * Where the numbers of a report come from.
 *
 * @param settings effective settings of the run, secrets masked, by key; none when its audit is gone
 * @param versions what the run was made with, by name
 */
record Provenance(Publication publication, Map<String, String> settings, Map<String, String> versions) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CURRENCY = "currency";
    private static final Pattern FIRST_DAYS = Pattern.compile("\\[([0-9]+)d\\b");

    Provenance {
        settings = Map.copyOf(settings);
        versions = Map.copyOf(versions);
    }

    /**
     * What the audit tells.
     *
     * @param tries rows of {@code run_audit} of the published run, of which the first is taken
     */
    static Provenance of(Publication publication, List<Row> tries) {
        return tries.stream()
                .findFirst()
                .map(Cells::new)
                .map(row -> new Provenance(
                        publication,
                        values(row.text(RunAuditTable.CONFIGURATION)),
                        values(row.text(RunAuditTable.VERSIONS))))
                .orElseGet(() -> new Provenance(publication, Map.of(), Map.of()));
    }

    /** Currency of all money; empty when the settings are not known. */
    String currency() {
        return settings.getOrDefault(CURRENCY, "");
    }

    /** Days of the first window, from which the plain columns come; empty when it is counted otherwise or not known. */
    Optional<String> days() {
        Matcher first = FIRST_DAYS.matcher(settings.getOrDefault("features.windows", ""));
        return first.lookingAt() ? Optional.of(first.group(1)) : Optional.empty();
    }

    private static Map<String, String> values(String json) {
        if (json == null) {
            return Map.of();
        }
        try {
            return new TreeMap<>(JSON.readValue(json, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("Cannot read the audit of a run: it is no JSON", unreadable);
        }
    }
}
