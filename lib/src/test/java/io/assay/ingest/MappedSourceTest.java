package io.assay.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.table.CandidateTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LocalSpark.class)
class MappedSourceTest {
    private static final String DAY = "2025-06-01";

    @Test
    void columnsInArithmeticAreNumbersAndTextElsewhere(SparkSession spark) {
        Dataset<Row> judged = RawRows.raw()
                .map(Field.AMOUNT, "CASE WHEN currency = '007' THEN -amount ELSE amount * invoice END")
                .map(Field.TRANSACTION, "concat(invoice, '-', id)")
                .map(Field.CURRENCY, "concat('EU', 'R')")
                .row("a", DAY, "2.50", "3", "008")
                .row("b", DAY, "2.50", "x", "007")
                .judged(spark);

        assertThat(amountsBy(judged)).isEqualTo(Map.of("3-a", "7.50", "x-b", "-2.50"));
    }

    @Test
    @Fault("I03")
    void anExpressionThatFailsOnARowQuarantinesTheRow(SparkSession spark) {
        Dataset<Row> judged = RawRows.raw()
                .map(Field.AMOUNT, "amount / invoice")
                .row("ok", DAY, "9", "3", null)
                .row("byZero", DAY, "9", "0", null)
                .row("word", DAY, "nine", "3", null)
                .row("infinite", DAY, "NaN", "3", null)
                .row("wide", DAY, "99999999999", "3", null)
                .row("fine", DAY, "1.123456789", "3", null)
                .judged(spark);

        assertThat(IngestionTest.reasons(judged))
                .isEqualTo(Map.of(
                        "byZero", "BAD_AMOUNT",
                        "word", "BAD_AMOUNT",
                        "infinite", "NOT_FINITE",
                        "wide", "AMOUNT_RANGE",
                        "fine", "AMOUNT_SCALE"));
        assertThat(IngestionTest.amounts(judged)).containsExactly(new BigDecimal("3.00"));
    }

    @Test
    void quantityTimesPriceIsExact(SparkSession spark) {
        Dataset<Row> judged = RawRows.raw()
                .map(Field.AMOUNT, "amount * invoice")
                .halfUp()
                .row("a", DAY, "0.07", "1234567.89", null)
                .row("b", DAY, "1.005", "1", null)
                .judged(spark);

        assertThat(IngestionTest.amounts(judged)).containsExactly(new BigDecimal("1.01"), new BigDecimal("86419.75"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rand() * amount",
                "sum(amount)",
                "explode(split(amount, ';'))",
                "(select 1)",
                "amount * unix_timestamp()",
                "current_date()",
                "row_number() over (order by amount)",
                "uuid()",
                "raise_error(amount)",
                "nosuchfunction(amount)"
            })
    void expressionsThatAreNotFixedByTheRowAreRefused(String expression) {
        RawRows rows = RawRows.raw().map(Field.AMOUNT, expression).row("a", DAY, "1");

        assertThatThrownBy(() -> rows.candidates(LocalSpark.session()))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("columns.amount of source shop: `" + expression + "`");
    }

    @Test
    void anExpressionThatDoesNotFitItsColumnsIsRefusedByName(SparkSession spark) {
        RawRows rows = RawRows.raw().row("a", DAY, "1");

        assertThatThrownBy(() -> rows.map(Field.IS_RETURN, "startswith(id)").candidates(spark))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("columns.is_return of source shop: `startswith(id)` cannot be used");
    }

    @Test
    void unknownColumnsAreListedWithTheirField() {
        ColumnMapping mapping = new ColumnMapping(
                "shop",
                Map.of(Field.CUSTOMER, "Customer ID", Field.TIME, "day", Field.AMOUNT, "qty * `Unit Price`"),
                NumberFormat.PLAIN,
                new TimeFormat(TimeFormat.ISO, ZoneId.of("UTC")),
                Surplus.REJECT,
                List.of());

        assertThat(mapping.unknown(List.of("Customer ID", "day", "Unit Price")))
                .containsExactly(new ColumnMapping.Unknown(Field.AMOUNT, "qty"));
        assertThat(mapping.used(List.of("Customer ID", "day", "Unit Price", "qty")))
                .containsExactly("Customer ID", "day", "qty", "Unit Price");
    }

    @ParameterizedTest
    @Fault("I09")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "cast(9007199254740993 as bigint) | 9007199254740993 |",
                "cast(1.0E9 as double) | 1000000000 |",
                "cast(1.5 as double) | 1.5 | BAD_ID",
                "cast(1.0E17 as double) | 1.0E17 | BAD_ID",
                "cast('0012' as string) | 0012 |",
                "cast(12 as decimal(10,0)) | 12 |"
            })
    void idsAreTextAndNeverGoThroughADouble(String typed, String id, String problem) {
        SparkSession spark = LocalSpark.session();
        Row row = RawRows.raw()
                .mapped(
                        spark.sql("select 's' source, 'f' source_file, 1L source_row, '' raw_row, "
                                + "cast(null as string) record_problem, 0L digest_high, 0L digest_low, " + typed
                                + " c0, timestamp_ntz'2025-06-01 10:00' c1, 1.5D c2, 'i' c3, 'EUR' c4"),
                        List.of("id", "time", "amount", "invoice", "currency"))
                .first();

        assertThat(row.<String>getAs(CandidateTable.RAW_CUSTOMER.name())).isEqualTo(id);
        assertThat(row.<String>getAs(CandidateTable.CUSTOMER_PROBLEM.name())).isEqualTo(problem);
        assertThat(row.<BigDecimal>getAs(CandidateTable.EXACT_AMOUNT.name())).isEqualByComparingTo("1.5");
    }

    @ParameterizedTest
    @Fault({"T01", "T05"})
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "timestamp_ntz'2025-06-01 10:00', 2025-06-01T08:00:00Z",
                "date'2025-06-01', 2025-05-31T22:00:00Z",
                "timestamp'2025-06-01 10:00:00.000001Z', 2025-06-01T10:00:00.000001Z",
                "'2025-06-01T10:00+09:00', 2025-06-01T01:00:00Z"
            })
    void typedTimesMeanWhatTheirTypeSays(String typed, String instant) {
        SparkSession spark = LocalSpark.session();
        for (String zone : List.of("UTC", "Asia/Shanghai", "America/New_York")) {
            spark.conf().set("spark.sql.session.timeZone", zone);
            try {
                long micros = RawRows.raw()
                        .times(new TimeFormat(TimeFormat.ISO, ZoneId.of("Europe/Berlin")))
                        .mapped(typedRow(spark, typed), List.of("id", "time", "amount", "invoice", "currency"))
                        .first()
                        .<Long>getAs(CandidateTable.TIME_MICROS.name());
                assertThat(Instant.EPOCH.plus(micros, ChronoUnit.MICROS)).isEqualTo(Instant.parse(instant));
            } finally {
                spark.conf().set("spark.sql.session.timeZone", "UTC");
            }
        }
    }

    @Test
    @Fault("T05")
    void aNumberIsNoTimeUnlessAnEpochIsConfigured(SparkSession spark) {
        assertThatThrownBy(() -> RawRows.raw()
                        .mapped(
                                typedRow(spark, "1719800000000L"),
                                List.of("id", "time", "amount", "invoice", "currency")))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("say with time_format whether it counts epoch_s, epoch_ms or epoch_us");
    }

    private static Dataset<Row> typedRow(SparkSession spark, String time) {
        return spark.sql("select 's' source, 'f' source_file, 1L source_row, '' raw_row, "
                + "cast(null as string) record_problem, 0L digest_high, 0L digest_low, 'a' c0, " + time
                + " c1, '1' c2, 'i' c3, 'EUR' c4");
    }

    private static Map<String, String> amountsBy(Dataset<Row> judged) {
        return Judged.transactions(judged).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("txn_id"), row -> row.<BigDecimal>getAs("amount")
                        .toPlainString()));
    }
}
