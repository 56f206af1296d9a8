package io.assay.ingest;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PreciseTimestampConversion;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;

/**
 * How a source writes times, and the zone of times without an offset. The answer is microseconds since 1970 UTC and
 * depends on nothing else, neither on the session's time zone nor on the machine's. In a gap of daylight saving the
 * time moves forward by the gap; in an overlap it is the earlier one (java.time).
 *
 * @param pattern a java.time pattern; empty for ISO 8601; or {@code epoch_s}, {@code epoch_ms}, {@code epoch_us}
 * @param zone zone of times without an offset
 */
public record TimeFormat(String pattern, ZoneId zone) {
    /** ISO 8601, with {@code T} or a blank between date and time. */
    public static final String ISO = "";

    private static final Map<String, Integer> EPOCH_DIGITS = Map.of("epoch_s", 6, "epoch_ms", 3, "epoch_us", 0);
    private static final Pattern ISO_SHAPE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"
            + "(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?: ?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?))?)?");
    private static final int TO_THE_DAY = 10;
    private static final int TO_THE_MINUTE = 16;
    private static final int TO_THE_SECOND = 19;
    private static final long MICROS = 1_000_000L;
    /** Only the years 1 to 9999 are dates to Spark and Delta, in any time zone. */
    private static final long FIRST_SECOND = LocalDate.of(1, 1, 2).toEpochDay() * 86_400L;

    private static final long END_SECOND = LocalDate.of(9999, 12, 31).toEpochDay() * 86_400L;
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}(?:\\.[0-9]{1,9})?");

    public TimeFormat {
        formatter(pattern);
    }

    /** Whether the pattern counts units since 1970. */
    public boolean epoch() {
        return EPOCH_DIGITS.containsKey(pattern);
    }

    /** Microseconds since 1970 as a column; null for text that is no time in this format. */
    public Column micros(Column text) {
        return udf(new Reader(pattern, zone.getId()), DataTypes.LongType).apply(text);
    }

    /**
     * Microseconds since 1970 of a date or a time without a zone, whatever the session's time zone; null where text of it
     * would be no time.
     */
    Column microsOfLocal(Column value, DataType type) {
        Expression local = ExpressionUtils.expression(value);
        // a time without a zone is stored as if it were one in UTC
        Column asIfUtc = ExpressionUtils.column(
                type.equals(DataTypes.TimestampNTZType)
                        ? new PreciseTimestampConversion(local, type, DataTypes.TimestampType)
                        : new Cast(local, DataTypes.TimestampType, Option.apply("UTC"), EvalMode.LEGACY()));
        Column micros = unix_micros(
                zone.normalized().equals(ZoneOffset.UTC) ? asIfUtc : to_utc_timestamp(asIfUtc, lit(zone.getId())));
        return when(micros.geq(lit(FIRST_SECOND * MICROS)).and(micros.lt(lit(END_SECOND * MICROS))), micros);
    }

    /** Microseconds since 1970, or null for text that is no time in this format. */
    public Long micros(String text) {
        return new Reader(pattern, zone.getId()).call(text);
    }

    private static Optional<DateTimeFormatter> formatter(String pattern) {
        if (EPOCH_DIGITS.containsKey(pattern)) {
            return Optional.empty();
        }
        if (pattern.isEmpty()) {
            return Optional.of(strict(new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd[['T'][ ]HH:mm[:ss]]")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .appendPattern("[ ][XXX][XX][X]")));
        }
        DateTimeFormatterBuilder builder =
                new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
        String letters = pattern.replaceAll("'[^']*'", "");
        if (letters.contains("y") && !letters.contains("G")) {
            builder.parseDefaulting(ChronoField.ERA, 1);
        }
        if (letters.matches(".*[HhKk].*") && !letters.contains("m")) {
            builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0);
        }
        return Optional.of(strict(builder));
    }

    private static DateTimeFormatter strict(DateTimeFormatterBuilder builder) {
        return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    /** The parser that travels to the executors; a java.time formatter itself cannot. */
    private static final class Reader implements UDF1<String, Long>, Serializable {
        private static final long serialVersionUID = 1L;

        private final String pattern;
        private final String zoneId;
        private transient Optional<DateTimeFormatter> formatter;
        private transient ZoneId zone;

        Reader(String pattern, String zoneId) {
            this.pattern = pattern;
            this.zoneId = zoneId;
        }

        @Override
        public Long call(String text) {
            if (text == null) {
                return null;
            }
            if (zone == null) {
                formatter = formatter(pattern);
                zone = ZoneId.of(zoneId);
            }
            String clean = text.strip();
            return formatter.isEmpty() ? counted(clean) : read(clean, formatter.get());
        }

        private Long counted(String text) {
            if (!WHOLE.matcher(text).matches()) {
                return null;
            }
            BigInteger micros = new BigDecimal(text)
                    .movePointRight(EPOCH_DIGITS.get(pattern))
                    .setScale(0, RoundingMode.FLOOR)
                    .toBigInteger();
            return micros.bitLength() >= Long.SIZE
                    ? null
                    : bounded(
                            Math.floorDiv(micros.longValueExact(), MICROS),
                            Math.floorMod(micros.longValueExact(), MICROS));
        }

        private Long read(String text, DateTimeFormatter format) {
            if (pattern.isEmpty() && !ISO_SHAPE.matcher(text).matches()) {
                return null;
            }
            try {
                TemporalAccessor time = pattern.isEmpty() && endsWithSecondAtMost(text)
                        ? isoToTheSecond(text)
                        : format.parseBest(
                                pattern.isEmpty() ? text.replace(',', '.') : text,
                                ZonedDateTime::from,
                                LocalDateTime::from,
                                LocalDate::from);
                Instant instant = instant(time);
                return bounded(instant.getEpochSecond(), instant.getNano() / 1000);
            } catch (DateTimeException unreadable) {
                return null;
            }
        }

        private Instant instant(TemporalAccessor time) {
            if (time instanceof ZonedDateTime zoned) {
                return zoned.toInstant();
            }
            LocalDateTime local = time instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) time;
            return local.atZone(zone).toInstant();
        }

        private static Long bounded(long seconds, long micros) {
            return seconds < FIRST_SECOND || seconds >= END_SECOND ? null : seconds * MICROS + micros;
        }
    }

    private static boolean endsWithSecondAtMost(String shaped) {
        int length = shaped.length();
        return length == TO_THE_DAY
                || length == TO_THE_MINUTE
                || (length == TO_THE_SECOND && shaped.charAt(TO_THE_MINUTE) == ':');
    }

    /**
     * A date, alone or with a time to the minute or second, that has the shape already. Java's formatter needs ten times
     * as long, and most files write their times like this.
     */
    private static TemporalAccessor isoToTheSecond(String text) {
        LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        if (text.length() == TO_THE_DAY) {
            return day;
        }
        int second = text.length() == TO_THE_SECOND ? number(text, 17, 19) : 0;
        return day.atTime(number(text, 11, 13), number(text, 14, 16), second);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
