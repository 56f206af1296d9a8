package io.assay.ingest;

import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.udf;

import java.time.Instant;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** The calendar day of an instant in the business time zone, half-open: midnight belongs to the day that begins. */
record BusinessDay(ZoneId zone) {
    Column of(Column micros) {
        String id = zone.getId();
        UDF1<Long, Integer> day = instant -> instant == null ? null : epochDay(instant, ZoneId.of(id));
        return date_from_unix_date(udf(day, DataTypes.IntegerType).apply(micros));
    }

    static int epochDay(long micros, ZoneId zone) {
        Instant instant =
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
        return Math.toIntExact(instant.atZone(zone).toLocalDate().toEpochDay());
    }
}
