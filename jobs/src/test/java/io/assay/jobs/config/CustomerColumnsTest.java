package io.assay.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.table.Better;
import io.assay.table.ColumnSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerColumnsTest {
    @TempDir
    private Path folder;

    @Test
    void scaledColumnsKnowWhichEndIsBetterInEveryWindow() throws Exception {
        CustomerColumns columns = columns(
                "features.windows=[365d, 90d]",
                "scores.normalise=[monetary, recency_days_90d, return_rate, cycle_days, risk_score, frequency_90d]");

        assertThat(columns.normalised())
                .filteredOn(column -> column.better() == Better.LOWER)
                .extracting(ColumnSpec::name)
                .containsExactlyInAnyOrder("recency_days_90d", "return_rate", "cycle_days", "risk_score");
        assertThat(columns.normalised())
                .filteredOn(column -> column.better() == Better.HIGHER)
                .extracting(ColumnSpec::name)
                .containsExactlyInAnyOrder("monetary", "frequency_90d");
    }

    @Test
    void stagesAddToWhatCustomersHave() throws Exception {
        CustomerColumns columns = columns("scores.normalise=[monetary]", "scores.code04=four_grades");

        assertThat(names(columns.measured()))
                .contains("peer_group", "trend_class")
                .doesNotContain("is_active");
        assertThat(names(columns.active())).contains("is_active").doesNotContain("r_score");
        assertThat(names(columns.scored())).contains("r_score", "rfm04_value", "monetary_norm");
        assertThat(names(columns().scored())).doesNotContain("rfm04_value", "monetary_norm");
    }

    private CustomerColumns columns(String... sets) throws Exception {
        Path file = Files.writeString(folder.resolve("assay.yaml"), """
                currency: EUR
                sources:
                  - {name: shop, format: csv, path: a.csv, columns: {customer: id, time: day, amount: price}}
                """);
        return CustomerColumns.of(ConfigReader.read(new ConfigRequest(
                        List.of(file.toString()), List.of(sets), Optional.empty(), Optional.empty(), folder))
                .config());
    }

    private static List<String> names(List<ColumnSpec> columns) {
        return columns.stream().map(ColumnSpec::name).toList();
    }
}
