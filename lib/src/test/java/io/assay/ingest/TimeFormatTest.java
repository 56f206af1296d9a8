package io.assay.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.Fault;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2025-06-01, 2025-06-01T00:00:00Z",
        "2025-06-01 12:30, 2025-06-01T12:30:00Z",
        "2025-06-01T12:30:15.123456789, 2025-06-01T12:30:15.123456Z",
        "2025-06-01T12:30:15Z, 2025-06-01T12:30:15Z",
        "2025-06-01T12:30:15+08:00, 2025-06-01T04:30:15Z",
        "2025-06-01 12:30:15 -0500, 2025-06-01T17:30:15Z",
        "2024-02-29, 2024-02-29T00:00:00Z"
    })
    void isoTimesAreInstants(String text, String instant) {
        assertThat(iso(UTC, text)).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @Fault({"I15", "T05"})
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2025-02-29",
                "2025-13-01",
                "2025-06-01T25:00",
                "0000-00-00",
                "1719800000000",
                "01/06/2025",
                "2025-6-1",
                "2025-06-01T",
                "2025-06-01 24:00"
            })
    void whatIsNoIsoTimeIsNothing(String text) {
        assertThat(new TimeFormat(TimeFormat.ISO, UTC).micros(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "d.M.yyyy H:mm, 1.12.2010 8:26, 2010-12-01T08:26:00Z",
        "M/d/yyyy H:mm, 12/1/2010 8:26, 2010-12-01T08:26:00Z",
        "dd-MMM-yyyy, 03-feb-2025, 2025-02-03T00:00:00Z",
        "yyyyMMdd, 20250203, 2025-02-03T00:00:00Z",
        "dd/MM/yy h a, 03/02/25 4 PM, 2025-02-03T16:00:00Z",
        "yyyy-MM-dd HH:mm:ssXXX, 2025-02-03 04:05:06+01:00, 2025-02-03T03:05:06Z"
    })
    void patternsAreExplicit(String pattern, String text, String instant) {
        assertThat(instant(new TimeFormat(pattern, UTC).micros(text))).isEqualTo(Instant.parse(instant));
    }

    @Test
    void aDayThatTheMonthHasNotIsNoTime() {
        assertThat(new TimeFormat("d.M.yyyy", UTC).micros("30.2.2025")).isNull();
    }

    @ParameterizedTest
    @Fault("T05")
    @CsvSource({
        "epoch_s, 1719800000, 2024-07-01T02:13:20Z",
        "epoch_ms, 1719800000123, 2024-07-01T02:13:20.123Z",
        "epoch_us, 1719800000123456, 2024-07-01T02:13:20.123456Z",
        "epoch_s, -1, 1969-12-31T23:59:59Z",
        "epoch_ms, 1719800000123.4567, 2024-07-01T02:13:20.123456Z",
        "epoch_us, -0.5, 1969-12-31T23:59:59.999999Z"
    })
    void epochsAreCountedAsConfigured(String pattern, String text, String instant) {
        assertThat(instant(new TimeFormat(pattern, UTC).micros(text))).isEqualTo(Instant.parse(instant));
    }

    @Test
    @Fault("T05")
    void anEpochBeyondTheCalendarIsNoTime() {
        assertThat(new TimeFormat("epoch_s", UTC).micros("1719800000123")).isNull();
    }

    @Test
    @Fault("T02")
    void gapsMoveForwardAndOverlapsTakeTheEarlierTime() {
        assertThat(iso(NEW_YORK, "2025-03-09 02:30")).isEqualTo(Instant.parse("2025-03-09T07:30:00Z"));
        assertThat(iso(NEW_YORK, "2025-11-02 01:30")).isEqualTo(Instant.parse("2025-11-02T05:30:00Z"));
        assertThat(iso(BERLIN, "2025-03-30 02:30")).isEqualTo(Instant.parse("2025-03-30T01:30:00Z"));
    }

    @Test
    @Fault({"T02", "T03"})
    void daysAreCalendarDaysOfTheZoneAndBeginAtMidnight() {
        assertThat(day(NEW_YORK, "2025-03-10T03:59:59.999999Z")).isEqualTo(LocalDate.of(2025, 3, 9));
        assertThat(day(NEW_YORK, "2025-03-10T04:00:00Z")).isEqualTo(LocalDate.of(2025, 3, 10));
        assertThat(day(BERLIN, "2025-10-26T22:59:59.999999Z")).isEqualTo(LocalDate.of(2025, 10, 26));
        assertThat(day(BERLIN, "2025-10-26T23:00:00Z")).isEqualTo(LocalDate.of(2025, 10, 27));
        assertThat(day(UTC, "1969-12-31T23:59:59.999999Z")).isEqualTo(LocalDate.of(1969, 12, 31));
    }

    @Test
    @Fault("T01")
    void theTimeZoneOfTheMachineDoesNotMatter() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
            assertThat(iso(UTC, "2025-06-01 12:30")).isEqualTo(Instant.parse("2025-06-01T12:30:00Z"));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static Instant iso(ZoneId zone, String text) {
        return instant(new TimeFormat(TimeFormat.ISO, zone).micros(text));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static LocalDate day(ZoneId zone, String instant) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
        return LocalDate.ofEpochDay(BusinessDay.epochDay(micros, zone));
    }
}
