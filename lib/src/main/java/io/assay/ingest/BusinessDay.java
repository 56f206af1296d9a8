package io.assay.ingest;

import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.unix_micros;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** The calendar day of an instant in the business time zone, half-open: midnight belongs to the day that begins. */
record BusinessDay(ZoneId zone) {
    private static final long DAY_MICROS = 86_400_000_000L;

    Column of(Column micros) {
        Column local = zone.normalized().equals(ZoneOffset.UTC)
                ? micros
                : unix_micros(from_utc_timestamp(timestamp_micros(micros), lit(zone.getId())));
        // a whole number of days, which a double holds exactly
        Column midnight = local.minus(pmod(local, lit(DAY_MICROS)));
        return date_from_unix_date(midnight.divide(lit(DAY_MICROS)).cast(DataTypes.IntegerType));
    }

    static int epochDay(long micros, ZoneId zone) {
        Instant instant =
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
        return Math.toIntExact(instant.atZone(zone).toLocalDate().toEpochDay());
    }
}
