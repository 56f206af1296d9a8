package io.assay.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
    @Test
    void theFirstWindowTellsTheDaysOfTheMoney() {
        assertThat(days("[365d]")).contains("365");
        assertThat(days("[182d, 90d]")).contains("182");
        assertThat(days("[12m]")).isEmpty();
        assertThat(new Provenance(null, Map.of(), Map.of()).days()).isEmpty();
    }

    private static Optional<String> days(String windows) {
        return new Provenance(null, Map.of("features.windows", windows), Map.of()).days();
    }
}
