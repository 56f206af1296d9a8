package io.assay.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerFeatureTableTest {
    @Test
    void lessIsBetterOfDaysWithoutAVisitReturnsAndRisk() {
        assertThat(Stream.of(CustomerFeatureTable.WINDOWED, CustomerFeatureTable.LASTING, CustomerFeatureTable.MONTHLY)
                        .flatMap(List::stream)
                        .filter(column -> column.better() == Better.LOWER)
                        .map(ColumnSpec::name))
                .containsExactly(
                        "recency_days",
                        "cycle_days",
                        "return_amount",
                        "return_count",
                        "return_rate",
                        "dormant_days",
                        "cv_resid",
                        "last_month_drop",
                        "risk_score");
    }

    @ParameterizedTest
    @CsvSource({
        "recency_days, LOWER",
        "recency_days_90d, LOWER",
        "return_rate_all, LOWER",
        "risk_score, LOWER",
        "frequency_90d, HIGHER",
        "monetary, HIGHER",
        "last_month_drop, LOWER",
    })
    void aMeasureIsWorthTheSameOverEveryWindow(String name, Better better) {
        assertThat(CustomerFeatureTable.better(name)).isEqualTo(better);
    }

    @Test
    void copiesOfAColumnKeepWhichEndIsBetter() {
        ColumnSpec recency = CustomerFeatureTable.RECENCY_DAYS;

        assertThat(List.of(recency.over("_90d", "over 90 days"), recency.runBound(), recency.orNull()))
                .allMatch(column -> column.better() == Better.LOWER);
    }
}
