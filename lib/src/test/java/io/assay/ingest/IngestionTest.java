package io.assay.ingest;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.table.QuarantineTable;
import io.assay.table.RateTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LocalSpark.class)
class IngestionTest {
    private static final String DAY = "2025-06-01";

    @Test
    @Fault({"I03", "I04", "I05", "I06", "I23"})
    void anAmountThatIsNoExactNumberIsQuarantined(SparkSession spark) {
        Dataset<Row> judged = RawRows.raw()
                .row("ok", DAY, "12.34")
                .row("abc", DAY, "abc")
                .row("empty", DAY, "")
                .row("missing", DAY, null)
                .row("fine", DAY, "1.005")
                .row("large", DAY, "99999999999999.99")
                .row("limit", DAY, "-1000000000")
                .row("debt", DAY, "-1000000000.01")
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
                        Map.entry("debt", "AMOUNT_RANGE"),
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

    @Test
    @Fault("I04")
    void surplusDecimalsAreRoundedHalfUpOnDemand(SparkSession spark) {
        Dataset<Row> judged = RawRows.raw()
                .halfUp()
                .row("up", DAY, "1.005")
                .row("down", DAY, "-1.0049999")
                .judged(spark);

        assertThat(amounts(judged)).containsExactly(new BigDecimal("-1.00"), new BigDecimal("1.01"));
    }

    @Test
    @Fault("I23")
    void localNumbersAreReadWhenConfigured(SparkSession spark) {
        Dataset<Row> judged = RawRows.raw()
                .numbers(new NumberFormat(",", "."))
                .row("whole", DAY, "1.234.567,80")
                .row("plain", DAY, "5,5")
                .row("grouping", DAY, "12.34,50")
                .row("point", DAY, "1.5")
                .judged(spark);

        assertThat(amounts(judged)).containsExactly(new BigDecimal("5.50"), new BigDecimal("1234567.80"));
        assertThat(reasons(judged)).isEqualTo(Map.of("grouping", "BAD_AMOUNT", "point", "BAD_AMOUNT"));
    }

    @Test
    @Fault("I07")
    void wordsForNoCustomerAreQuarantined(SparkSession spark) {
        Dataset<Row> judged = RawRows.raw()
                .row(null, DAY, "1")
                .row("", DAY, "1")
                .row(" \u3000", DAY, "1")
                .row("NULL", DAY, "1")
                .row(" n/A ", DAY, "1")
                .row("0", DAY, "1")
                .row("\uFF10", DAY, "1")
                .row("Anonymous", DAY, "1")
                .row("00", DAY, "1")
                .judged(spark);

        assertThat(Judged.accounting(judged).rowsByReason()).isEqualTo(Map.of("NO_CUSTOMER", 8L));
        assertThat(Judged.accounting(judged).accepted()).isEqualTo(1);
    }

    @Test
    @Fault({"I14", "I15", "T03"})
    void timesBeyondTheLimitsAreQuarantined(SparkSession spark) {
        Dataset<Row> judged = RawRows.raw()
                .row("last", "2025-07-01 23:59:59.999999", "1")
                .row("tolerated", "2025-07-01 00:00:00", "1")
                .row("future", "2025-07-02 00:00:00", "1")
                .row("first", "1990-01-01", "1")
                .row("ancient", "1989-12-31 23:59:59.999999", "1")
                .row("zero", "1970-01-01", "1")
                .row("gap", "1582-10-10", "1")
                .row("year1", "0001-01-02", "1")
                .row("word", "soon", "1")
                .judged(spark);

        assertThat(reasons(judged))
                .isEqualTo(Map.of(
                        "future", "FUTURE",
                        "ancient", "DATE_RANGE",
                        "zero", "DATE_RANGE",
                        "gap", "DATE_RANGE",
                        "year1", "DATE_RANGE",
                        "word", "BAD_TIME"));
        assertThat(Judged.accounting(judged).horizon())
                .isEqualTo(new Accounting.Horizon(
                        Optional.of(LocalDate.of(2025, 7, 1)), Optional.of(LocalDate.of(2025, 7, 2))));
    }

    @Test
    @Fault("I16")
    void aReturnIsANegativeAmountOrWhatTheSourceCallsOne(SparkSession spark) {
        Dataset<Row> judged = RawRows.raw()
                .map(Field.IS_RETURN, "startswith(invoice, 'C')")
                .row("flagged", DAY, "5", "C1", null)
                .row("negative", DAY, "-3", "1", null)
                .row("both", DAY, "-2", "C2", null)
                .row("sale", DAY, "9", null, null)
                .judged(spark);

        assertThat(amounts(judged)).extracting(BigDecimal::intValue).containsExactly(-5, -3, -2, 9);
        assertThat(Judged.transactions(judged).filter("is_return").count()).isEqualTo(3);
    }

    @Test
    @Fault("I22")
    void theTurnoverOfADayCountsReturnsAsMoneyThatMoved(SparkSession spark) {
        Accounting accounting =
                RawRows.raw().row("ann", DAY, "5").row("ann", DAY, "-3").accounting(spark);

        assertThat(accounting.days()).singleElement().satisfies(day -> {
            assertThat(day.rows()).isEqualTo(2);
            assertThat(day.turnover()).isEqualByComparingTo("8");
        });
    }

    @Test
    @Fault("I17")
    void returnsWithoutAnEarlierPurchaseAreCountedOrQuarantined(SparkSession spark) {
        RawRows rows = RawRows.raw()
                .row("only", DAY, "-1")
                .row("before", "2025-06-01", "-2")
                .row("before", "2025-06-02", "9")
                .row("after", "2025-06-01", "9")
                .row("after", "2025-06-02", "-3")
                .row("together", "2025-06-02", "3")
                .row("together", "2025-06-02", "-3");

        Accounting accepted = Judged.accounting(rows.judged(spark));
        Dataset<Row> strict = rows.judged(
                spark, rows.rules(IngestRules.OrphanReturns.QUARANTINE, List.of(), IngestRules.Conflicts.QUARANTINE));

        assertThat(accepted.orphanReturns()).isEqualTo(2);
        assertThat(accepted.accepted()).isEqualTo(7);
        assertThat(reasons(strict)).isEqualTo(Map.of("only", "ORPHAN_RETURN", "before", "ORPHAN_RETURN"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Fault("I17")
    void fewReturnsAndManyAreLookedUpAlike(boolean areFew, SparkSession spark) {
        Dataset<Row> rows = RawRows.raw()
                .row("only", DAY, "-1")
                .row("before", "2025-06-01", "-2")
                .row("before", "2025-06-02", "9")
                .row("after", "2025-06-01", "9")
                .row("after", "2025-06-02", "-3")
                .row("after", "2025-06-03", "-4")
                .row("never", DAY, "5")
                .judged(spark);

        assertThat(AccountingQuery.orphans(rows.filter("is_return"), rows.filter("not is_return"), areFew))
                .isEqualTo(2);
    }

    @Test
    @Fault({"I08", "C1"})
    void spellingsOfOneCustomerAreCounted(SparkSession spark) {
        Accounting accounting = RawRows.raw()
                .row("ann ", DAY, "1")
                .row("ann", DAY, "2")
                .row("bob", DAY, "3")
                .accounting(spark);

        assertThat(accounting.idCollisions()).isEqualTo(1);
    }

    @Test
    @Fault("C1")
    void everyRowAndCentIsAccountedFor(SparkSession spark) {
        Accounting accounting = RawRows.raw()
                .row("ann", DAY, "1.10")
                .row("ann", DAY, "1.10")
                .row("bob", DAY, "2.005")
                .row("", DAY, "4.50")
                .row("cat", DAY, "abc")
                .row("dan", DAY, "8", null, "USD")
                .accounting(spark)
                .check();

        assertThat(accounting.rowsIn()).isEqualTo(6);
        assertThat(accounting.accepted()).isEqualTo(1);
        assertThat(accounting.duplicates()).isEqualTo(1);
        assertThat(accounting.quarantined()).isEqualTo(4);
        assertThat(accounting.money())
                .containsExactly(
                        money("EUR", "8.705", "1.10", "6.505", "1.10"), money("USD", "8.00", "0.00", "8.00", "0.00"));
    }

    @Test
    @Fault("C1")
    void whatRoundingAddsToEachRowIsToldApart(SparkSession spark) {
        Accounting accounting = RawRows.raw()
                .halfUp()
                .row("ann", DAY, "1.005")
                .row("bob", DAY, "-2.004")
                .row("cat", DAY, "3.333")
                .accounting(spark)
                .check();

        Accounting.Money money = accounting.money().get(0);
        assertThat(money.accepted()).isEqualByComparingTo("2.334");
        assertThat(money.stored()).isEqualByComparingTo("2.34");
    }

    @Test
    @Fault("C1")
    void theAmountAsDeliveredStaysWhateverBecameOfIt(SparkSession spark) {
        RawRows rows = RawRows.raw()
                .halfUp()
                .map(Field.IS_RETURN, "startswith(invoice, 'R')")
                .row("same", DAY, "12.50", "1", null)
                .row("rounded", DAY, "3.33333333333", "2", null)
                .row("flagged", DAY, "5", "R3", null)
                .row("converted", DAY, "10.001", "4", "USD")
                .row("late", "2026-01-01", "7.10", "5", null)
                .row("wide", "2026-01-01", "1e30", "6", null)
                .row("word", DAY, "many", "7", null);
        Dataset<Row> rates = spark.createDataFrame(
                List.of(RateTable.SPEC
                        .values()
                        .with(RateTable.CURRENCY, "USD")
                        .with(RateTable.RATE_DATE, Date.valueOf(DAY))
                        .with(RateTable.RATE, new BigDecimal("0.5"))
                        .row()),
                RateTable.SPEC.schema());

        Dataset<Row> judged = new Ingestion(rows.rules()).judge(rows.candidates(spark), Optional.of(rates));

        assertThat(delivered(Judged.transactions(judged)))
                .isEqualTo(Map.of(
                        "same", "12.50000000 12.50",
                        "rounded", "3.33333333 3.33",
                        "flagged", "5.00000000 -5.00",
                        "converted", "10.00100000 5.00"));
        assertThat(delivered(Judged.quarantine(judged).withColumn("amount", lit("-"))))
                .isEqualTo(Map.of("late", "7.10000000 -", "word", "null -", "wide", "null -"));
        Accounting accounting = Judged.accounting(judged).check();
        assertThat(accounting.money()).hasSize(2).anySatisfy(euro -> {
            assertThat(euro.currency()).isEqualTo("EUR");
            assertThat(euro.accepted()).isEqualByComparingTo("20.83333333");
            assertThat(euro.quarantined()).isEqualByComparingTo("7.10");
            assertThat(euro.stored()).isEqualByComparingTo("10.83");
        });
    }

    /** Amount as delivered and amount by customer. */
    private static Map<String, String> delivered(Dataset<Row> rows) {
        return rows.select("customer_id", "source_amount", "amount").collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.get(1) + " " + row.get(2)));
    }

    private static Accounting.Money money(String currency, String in, String accepted, String quarantined, String dup) {
        Accounting.Delivered delivered = new Accounting.Delivered(
                new BigDecimal(in), new BigDecimal(accepted), new BigDecimal(quarantined), new BigDecimal(dup));
        return new Accounting.Money(currency, delivered, new BigDecimal(accepted));
    }

    /** Reason by raw customer id, the first cell of the raw row. */
    static Map<String, String> reasons(Dataset<Row> judged) {
        return Judged.quarantine(judged).collectAsList().stream()
                .collect(Collectors.toMap(
                        row -> row.<String>getAs(QuarantineTable.RAW_ROW.name()).split(",", -1)[0],
                        row -> row.getAs(QuarantineTable.REASON_CODE.name())));
    }

    static List<BigDecimal> amounts(Dataset<Row> judged) {
        Dataset<Row> rows = Judged.transactions(judged);
        return rows.collectAsList().stream()
                .map(row -> row.<BigDecimal>getAs("amount"))
                .sorted()
                .toList();
    }
}
