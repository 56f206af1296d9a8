package io.assay.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.table.QuarantineTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class IngestionTest {
    private static final String DAY = "2025-06-01";

    @Test
    @Fault({"I03", "I04", "I05", "I06", "I23"})
    void anAmountThatIsNoExactNumberIsQuarantined(SparkSession spark) {
        Judged judged = RawRows.raw()
                .row("ok", DAY, "12.34")
                .row("abc", DAY, "abc")
                .row("empty", DAY, "")
                .row("missing", DAY, null)
                .row("fine", DAY, "1.005")
                .row("large", DAY, "99999999999999.99")
                .row("huge", DAY, "1e400")
                .row("wide", DAY, "1e30")
                .row("none", DAY, "NaN")
                .row("infinite", DAY, "-Infinity")
                .row("zero", DAY, "-0.0")
                .row("comma", DAY, "1,5")
                .row("euro", DAY, "€5.00")
                .row("minus", DAY, "\u22125.00")
                .row("digits", DAY, "\uFF11\uFF12")
                .judged(spark);

        assertThat(reasons(judged))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("abc", "BAD_AMOUNT"),
                        Map.entry("empty", "BAD_AMOUNT"),
                        Map.entry("missing", "BAD_AMOUNT"),
                        Map.entry("fine", "AMOUNT_SCALE"),
                        Map.entry("large", "AMOUNT_RANGE"),
                        Map.entry("huge", "NOT_FINITE"),
                        Map.entry("wide", "AMOUNT_RANGE"),
                        Map.entry("none", "NOT_FINITE"),
                        Map.entry("infinite", "NOT_FINITE"),
                        Map.entry("zero", "NOT_FINITE"),
                        Map.entry("comma", "BAD_AMOUNT"),
                        Map.entry("euro", "BAD_AMOUNT"),
                        Map.entry("minus", "BAD_AMOUNT"),
                        Map.entry("digits", "BAD_AMOUNT")));
    }

    /** Reason by raw customer id, the first cell of the raw row. */
    static Map<String, String> reasons(Judged judged) {
        return judged.quarantine().collectAsList().stream()
                .collect(java.util.stream.Collectors.toMap(
                        row -> row.<String>getAs(QuarantineTable.RAW_ROW.name()).split(",", -1)[0],
                        row -> row.getAs(QuarantineTable.REASON_CODE.name())));
    }

    static List<BigDecimal> amounts(Judged judged) {
        Dataset<Row> rows = judged.transactions();
        return rows.collectAsList().stream()
                .map(row -> row.<BigDecimal>getAs("amount"))
                .sorted()
                .toList();
    }
}
