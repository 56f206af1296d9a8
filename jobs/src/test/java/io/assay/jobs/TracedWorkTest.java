package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.testkit.LocalSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run whose lineage is told. */
class TracedWorkTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @Test
    void theOutputsAreTheTablesWithTheRowsThatWerePublished() throws Exception {
        Shop.lean(folder, 20, 53).config();

        OwnProcess.Ended ended = OwnProcess.run(folder, "--lineage", "told.json");

        assertThat(ended.code()).as(ended.err()).isZero();
        List<String> told = Files.readAllLines(folder.resolve("told.json"));
        assertThat(told).hasSize(2);
        JsonNode event = JSON.readTree(told.get(1));
        Warehouse warehouse =
                Warehouse.at(LocalSpark.session(), folder.resolve("w").toString());
        Publication publication = new Published(warehouse).at(Optional.empty()).orElseThrow();
        assertThat(event.at("/inputs/0/name").asText()).isEqualTo(folder + "/input");
        Map<String, Long> rows = rows(event);
        publication.tables().stream().filter(table -> table.rows() > 0).forEach(table -> assertThat(rows)
                .containsEntry(folder + "/w/" + table.name(), table.rows()));
        assertThat(rows).containsEntry(folder + "/w/run_manifest", 1L).containsEntry(folder + "/w/run_audit", 1L);
        assertThat(fields(event, "/w/customer_segment"))
                .isEqualTo(List.of(warehouse.read(Published.WIDE).columns()));
    }

    private static Map<String, Long> rows(JsonNode event) {
        Map<String, Long> rows = new TreeMap<>();
        event.path("outputs")
                .forEach(output -> rows.put(
                        output.path("name").asText(),
                        output.at("/outputFacets/outputStatistics/rowCount").asLong()));
        return rows;
    }

    private List<String> fields(JsonNode event, String table) {
        for (JsonNode output : event.path("outputs")) {
            if (output.path("name").asText().equals(folder + table)) {
                return output.at("/facets/schema/fields").findValuesAsText("name");
            }
        }
        return List.of();
    }
}
