package io.assay.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.testkit.Fault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class QualityGatesTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 6, 1);
    private static final GateLimits LIMITS = new GateLimits(
            new GateLimits.Pair(0.05, 0.5),
            new GateLimits.Pair(0.05, 0.5),
            0.1,
            10,
            new GateLimits.Pair(10, 50),
            30,
            new GateLimits.Pair(1, 3),
            GateLimits.EmptyInput.FAILS);

    @Test
    @Fault("D02")
    void theShareInQuarantineWarnsAndFailsBeyondItsLimits() {
        assertThat(gate("quarantine_rate", accounting(95, 5, 0)).status()).isEqualTo(GateResult.Status.PASS);
        assertThat(gate("quarantine_rate", accounting(94, 6, 0)).status()).isEqualTo(GateResult.Status.WARN);
        assertThat(gate("quarantine_rate", accounting(50, 50, 0)).status()).isEqualTo(GateResult.Status.WARN);
        assertThat(gate("quarantine_rate", accounting(49, 51, 0)))
                .satisfies(result -> assertThat(result.status()).isEqualTo(GateResult.Status.FAIL))
                .satisfies(result ->
                        assertThat(result.sentence()).isEqualTo("51 of 100 rows (51.00 %) are in quarantine"));
    }

    @Test
    @Fault("D02")
    void theMostFrequentReasonsOfQuarantineAreNamed() {
        Map<String, Long> byReason = Map.of(
                "NO_CUSTOMER",
                12L,
                "AMOUNT_SCALE",
                5L,
                "BAD_TIME",
                2L,
                "BAD_AMOUNT",
                2L,
                "COLUMN_COUNT",
                1L,
                "DUP_CONFLICT",
                2L,
                "DUP_EXACT",
                6L);
        Accounting accounting = new Accounting(
                new Accounting.Rows(100, 70, 24, 6, byReason),
                List.of(),
                Accounting.Doubts.NONE,
                List.of(),
                Accounting.Days.NONE);

        assertThat(gate("quarantine_rate", accounting).sentence())
                .isEqualTo("24 of 100 rows (24.00 %) are in quarantine: NO_CUSTOMER 12, AMOUNT_SCALE 5,"
                        + " BAD_AMOUNT 2, BAD_TIME 2, DUP_CONFLICT 2, ...");
    }

    @Test
    @Fault({"D01", "D02"})
    void noAcceptedRowFailsUnlessAllowed() {
        assertThat(gate("accepted_rows", accounting(0, 3, 0)).status()).isEqualTo(GateResult.Status.FAIL);
        GateLimits allowed = new GateLimits(
                LIMITS.quarantineRate(),
                LIMITS.duplicateRate(),
                0.1,
                10,
                LIMITS.unitChange(),
                30,
                LIMITS.missingDays(),
                GateLimits.EmptyInput.ALLOWED);
        assertThat(new QualityGates(allowed).judge(accounting(0, 0, 0), OptionalLong.empty()))
                .extracting(GateResult::status)
                .doesNotContain(GateResult.Status.FAIL);
    }

    @Test
    @Fault("D18")
    void aVolumeFarFromTheLastOneFails() {
        assertThat(volume(10, 100)).isEqualTo(GateResult.Status.PASS);
        assertThat(volume(9, 100)).isEqualTo(GateResult.Status.FAIL);
        assertThat(volume(1000, 100)).isEqualTo(GateResult.Status.PASS);
        assertThat(volume(1001, 100)).isEqualTo(GateResult.Status.FAIL);
        assertThat(new QualityGates(LIMITS).judge(accounting(1, 0, 0), OptionalLong.empty()))
                .extracting(GateResult::gate)
                .doesNotContain("volume");
    }

    @Test
    @Fault("D19")
    void missingDaysAreListed() {
        assertThat(gate("missing_days", days(day(0, 50, "10"), day(2, 50, "10"))))
                .satisfies(result -> assertThat(result.status()).isEqualTo(GateResult.Status.WARN))
                .satisfies(result -> assertThat(result.sentence())
                        .isEqualTo("1 day inside the span of the input without rows: 2025-06-02"));
        assertThat(gate("missing_days", days(day(0, 50, "10"), day(4, 50, "10")))
                        .status())
                .isEqualTo(GateResult.Status.FAIL);
    }

    @Test
    @Fault("I22")
    void aDayInAnotherUnitFails() {
        Accounting cents = days(day(0, 50, "10"), day(1, 50, "11"), day(2, 50, "1000"));
        Accounting thousands = days(day(0, 50, "10"), day(1, 50, "11"), day(2, 50, "0.1"));

        assertThat(gate("unit_change", cents).status()).isEqualTo(GateResult.Status.FAIL);
        assertThat(gate("unit_change", cents).sentence()).startsWith("the mean amount of 2025-06-03 is 90.91 times");
        assertThat(gate("unit_change", thousands).status()).isEqualTo(GateResult.Status.FAIL);
    }

    @Test
    @Fault("I22")
    void aDayOfFewRowsIsNotJudged() {
        Accounting few = days(day(0, 50, "10"), day(1, 50, "11"), day(2, 29, "1000"));

        assertThat(gate("unit_change", few).status()).isEqualTo(GateResult.Status.PASS);
        Accounting enough = days(day(0, 50, "10"), day(1, 50, "11"), day(2, 30, "1000"));
        assertThat(gate("unit_change", enough).status()).isEqualTo(GateResult.Status.FAIL);
    }

    /** The median of 10 and 30 is 20: no day is farther from it than 2 times. */
    @Test
    @Fault("I22")
    void theMedianDayLiesBetweenTheMiddleOnes() {
        assertThat(gate("unit_change", days(day(0, 50, "10"), day(1, 50, "30"))).measured())
                .isEqualTo(2.0);
    }

    @Test
    @Fault("D17")
    void filesOfTheSameContentWarn() {
        Accounting.FileTally one = new Accounting.FileTally("shop", "a.csv", 2, 2, "00ff");
        Accounting.FileTally two = new Accounting.FileTally("shop", "b.csv", 2, 2, "00ff");
        Accounting accounting = new Accounting(
                new Accounting.Rows(4, 2, 0, 2, Map.of("DUP_EXACT", 2L)),
                List.of(),
                Accounting.Doubts.NONE,
                List.of(one, two),
                Accounting.Days.NONE);

        assertThat(gate("equal_files", accounting).sentence())
                .isEqualTo("1 group of files with the same content, the first a.csv, b.csv");
    }

    @Test
    @Fault("C1")
    void accountsThatDoNotBalanceAreRefused() {
        Accounting lost = new Accounting(
                new Accounting.Rows(3, 1, 1, 0, Map.of("BAD_TIME", 1L)),
                List.of(new Accounting.Money(
                        "EUR",
                        new Accounting.Delivered(BigDecimal.TEN, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO),
                        BigDecimal.ONE)),
                Accounting.Doubts.NONE,
                List.of(new Accounting.FileTally("shop", "a.csv", 2, 3, "0")),
                Accounting.Days.NONE);

        assertThatThrownBy(lost::check)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot balance the input: rows in 3 are not accepted 1 + quarantined 1 + duplicates 0;"
                        + " EUR in 10 is not the sum of its parts 2; file a.csv has 3 rows, 2 arrived");
    }

    @Test
    void anEarlierVerdictStandsApartFromTheVolume() {
        QualityGates gates = new QualityGates(LIMITS);
        Accounting accounting = accounting(100, 3, 1);
        List<GateResult> first = gates.judge(accounting, OptionalLong.of(100));

        assertThat(gates.again(first, 100, OptionalLong.empty()))
                .isEqualTo(gates.judge(accounting, OptionalLong.empty()));
        assertThat(gates.again(first, 100, OptionalLong.of(1_000)))
                .isEqualTo(gates.judge(accounting, OptionalLong.of(1_000)));
    }

    private static GateResult.Status volume(long accepted, long previous) {
        return new QualityGates(LIMITS)
                .judge(accounting(accepted, 0, 0), OptionalLong.of(previous)).stream()
                        .filter(result -> result.gate().equals("volume"))
                        .findFirst()
                        .orElseThrow()
                        .status();
    }

    private static GateResult gate(String name, Accounting accounting) {
        return new QualityGates(LIMITS)
                .judge(accounting, OptionalLong.empty()).stream()
                        .filter(result -> result.gate().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static Accounting accounting(long accepted, long quarantined, long duplicates) {
        return new Accounting(
                new Accounting.Rows(accepted + quarantined + duplicates, accepted, quarantined, duplicates, Map.of()),
                List.of(),
                Accounting.Doubts.NONE,
                List.of(),
                Accounting.Days.NONE);
    }

    private static Accounting days(Accounting.DayTally... days) {
        return new Accounting(
                new Accounting.Rows(150, 150, 0, 0, Map.of()),
                List.of(),
                Accounting.Doubts.NONE,
                List.of(),
                new Accounting.Days(List.of(days), Accounting.Horizon.NONE));
    }

    private static Accounting.DayTally day(int after, long rows, String mean) {
        return new Accounting.DayTally(
                FIRST.plusDays(after), rows, new BigDecimal(mean).multiply(BigDecimal.valueOf(rows)));
    }
}
