package io.assay.feature;

import static io.assay.table.CustomerFeatureTable.ACTIVE_QUARTER_SHARE;
import static io.assay.table.CustomerFeatureTable.FREQUENCY;
import static io.assay.table.CustomerFeatureTable.N_MONTHS;
import static io.assay.table.CustomerFeatureTable.RECENCY_DAYS;
import static io.assay.table.CustomerFeatureTable.TENURE_DAYS;
import static io.assay.table.CustomerFeatureTable.VALUE_LEVEL;
import static io.assay.testkit.oracle.OracleTransaction.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.table.ColumnSpec;
import io.assay.table.RunColumns;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.oracle.OracleRows;
import io.assay.testkit.oracle.OracleTransaction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Leap days: a window counts days; a quarter begins on the day of the month of the as-of date, or on the last day of a
 * month that has no such day; a month of the trend is a whole month of the calendar.
 */
class LeapDayTest {
    @ParameterizedTest(name = "{0}: 365 days begin on {1}, 12 months on {2}")
    @Fault("T04")
    @CsvSource({
        "2024-02-29, 2023-03-01, 2023-02-28, 1,   4, 10",
        "2024-03-01, 2023-03-02, 2023-03-01, 2,   5, 208",
        "2025-02-28, 2024-02-29, 2024-02-28, 366, 6, 0"
    })
    void spansAroundALeapDay(
            LocalDate asOf,
            LocalDate firstOfWindow,
            LocalDate firstOfQuarters,
            int daysSinceTheEve,
            int months,
            BigDecimal monthly) {
        Map<String, Row> found = measured(
                asOf,
                purchase("in window", "1", firstOfWindow, "1"),
                purchase("before window", "1", firstOfWindow.minusDays(1), "1"),
                purchase("in quarters", "1", firstOfQuarters, "1"),
                purchase("before quarters", "1", firstOfQuarters.minusDays(1), "1"),
                purchase("eve", "1", LocalDate.of(2024, 2, 28), "1"),
                purchase("trend", "1", LocalDate.of(2023, 10, 1), "40"),
                purchase("trend", "2", LocalDate.of(2024, 2, 29), "1000"));

        assertThat(value(found, "in window", FREQUENCY)).isEqualTo(1L);
        assertThat(value(found, "in window", RECENCY_DAYS)).isEqualTo(365);
        assertThat(value(found, "before window", FREQUENCY)).isEqualTo(0L);
        assertThat(value(found, "in quarters", ACTIVE_QUARTER_SHARE)).isEqualTo(0.25);
        assertThat(value(found, "before quarters", ACTIVE_QUARTER_SHARE)).isEqualTo(0.0);
        assertThat(value(found, "eve", RECENCY_DAYS)).isEqualTo(daysSinceTheEve);
        assertThat(value(found, "eve", TENURE_DAYS)).isEqualTo(daysSinceTheEve);
        assertThat(value(found, "trend", N_MONTHS)).as("over, October included").isEqualTo(months);
        assertThat((BigDecimal) value(found, "trend", VALUE_LEVEL)).isEqualByComparingTo(monthly);
    }

    private static Object value(Map<String, Row> found, String customer, ColumnSpec column) {
        return found.get(customer).getAs(column.name());
    }

    private static Map<String, Row> measured(LocalDate asOf, OracleTransaction... transactions) {
        return new CustomerFeatures(
                        asOf,
                        List.of(Window.ofDays(365)),
                        CustomerFeatures.Visit.DAY,
                        CustomerFeatures.Returns.NET,
                        CustomerFeatures.Inactive.KEEP,
                        6)
                        .apply(new CustomerDays(CustomerDays.ZeroAmounts.VISIT)
                                .apply(OracleRows.of(LocalSpark.session(), new ArrayList<>(List.of(transactions)))))
                        .collectAsList()
                        .stream()
                        .collect(Collectors.toMap(row -> row.getAs(RunColumns.CUSTOMER_ID.name()), row -> row));
    }
}
