package io.assay.ingest;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.LocalSpark;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A typed value means what its text means. */
@ExtendWith(LocalSpark.class)
class TypedValuesTest {
    private static final int VALUES = 3_000;
    private static final long SECONDS_A_CENTURY = 3_155_760_000L;

    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(
            strings = {"UTC", "Europe/Berlin", "America/St_Johns", "Asia/Shanghai", "Australia/Lord_Howe", "+05:45"})
    void aLocalTimeIsTheInstantThatItsTextIs(String zone, SparkSession spark) {
        List<Object> times = new ArrayList<>(List.of(
                LocalDateTime.of(2025, 3, 30, 2, 30),
                LocalDateTime.of(2025, 10, 26, 2, 30),
                LocalDateTime.of(2025, 10, 26, 1, 59, 59, 999_999_000),
                LocalDateTime.of(1, 1, 1, 0, 0),
                LocalDateTime.of(1, 1, 2, 12, 0),
                LocalDateTime.of(9999, 12, 31, 23, 59),
                LocalDateTime.of(9999, 12, 30, 23, 59)));
        for (int i = 0; i < VALUES; i++) {
            times.add(LocalDateTime.of(1950, 1, 1, 0, 0)
                    .plusSeconds((long) (random.nextDouble() * SECONDS_A_CENTURY))
                    .plusNanos(1000L * random.nextInt(1_000_000)));
        }
        TimeFormat format = new TimeFormat(TimeFormat.ISO, ZoneId.of(zone));
        spark.conf().set("spark.sql.session.timeZone", "Asia/Tokyo");
        try {
            Dataset<Row> rows = rows(spark, DataTypes.TimestampNTZType, times);
            Column text = col("value").cast(DataTypes.StringType);

            assertSame(
                    rows.select(
                            format.microsOfLocal(col("value"), DataTypes.TimestampNTZType), format.micros(text), text),
                    VALUES);
        } finally {
            spark.conf().set("spark.sql.session.timeZone", "UTC");
        }
    }

    @Test
    void aDateBeginsAtMidnightInTheZone(SparkSession spark) {
        List<Object> dates = new ArrayList<>();
        for (int i = 0; i < VALUES; i++) {
            dates.add(LocalDate.of(1950, 1, 1).plusDays(random.nextInt(36_000)));
        }
        TimeFormat format = new TimeFormat(TimeFormat.ISO, ZoneId.of("America/Sao_Paulo"));
        Column text = col("value").cast(DataTypes.StringType);

        assertSame(
                rows(spark, DataTypes.DateType, dates)
                        .select(format.microsOfLocal(col("value"), DataTypes.DateType), format.micros(text), text),
                VALUES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "Pacific/Apia", "America/St_Johns", "-03:30"})
    void theDayOfAnInstantIsThatOfTheCalendar(String zone, SparkSession spark) {
        List<Object> instants = new ArrayList<>(List.of(-1L, 0L, 86_400_000_000L - 1, 86_400_000_000L));
        for (int i = 0; i < VALUES; i++) {
            // before 1970 too, and up to the largest year, where a double no longer holds every microsecond
            instants.add((long) ((random.nextDouble() * 2 - 0.2) * 125_000_000_000_000_000L));
            instants.add(random.nextInt(30_000) * 86_400_000_000L - random.nextInt(2));
        }
        Dataset<Row> days = rows(spark, DataTypes.LongType, instants)
                .select(col("value"), new BusinessDay(ZoneId.of(zone)).of(col("value")));

        for (Row row : days.collectAsList()) {
            Object expected = row.isNullAt(0)
                    ? null
                    : LocalDate.ofEpochDay(BusinessDay.epochDay(row.getLong(0), ZoneId.of(zone)));
            assertThat(row.isNullAt(1) ? null : row.getDate(1).toLocalDate()).isEqualTo(expected);
        }
    }

    @Test
    void aTypedNumberIsTheNumberThatItsTextIs(SparkSession spark) {
        for (Number range : new Number[] {(byte) 0, (short) 0, 0, 0L}) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < VALUES; i++) {
                values.add(whole(range, random.nextLong() >> random.nextInt(Long.SIZE)));
            }
            assertSameNumbers(spark, typeOf(range), values);
        }
        for (int[] type : new int[][] {{18, 2}, {18, 8}, {10, 0}, {18, 9}, {38, 18}, {38, 20}, {30, 0}}) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < VALUES; i++) {
                values.add(BigDecimal.valueOf(random.nextLong() >> random.nextInt(Long.SIZE), 0)
                        .remainder(BigDecimal.TEN.pow(type[0]))
                        .movePointLeft(type[1]));
            }
            assertSameNumbers(spark, DataTypes.createDecimalType(type[0], type[1]), values);
        }
    }

    private static void assertSameNumbers(SparkSession spark, DataType type, List<Object> values) {
        Column value = col("value");
        Column text = value.cast(DataTypes.StringType);
        Dataset<Row> rows = rows(spark, type, values);
        Stream.of(
                        List.of(NumberFormat.PLAIN.readTyped(value, type), NumberFormat.PLAIN.read(text)),
                        List.of(
                                NumberFormat.PLAIN.operandTyped(value, type, Surplus.REJECT),
                                NumberFormat.PLAIN.operand(text, Surplus.REJECT)))
                .forEach(pair -> {
                    assertSame(rows.select(pair.get(0).value(), pair.get(1).value(), text), 0);
                    assertSame(rows.select(pair.get(0).problem(), pair.get(1).problem(), text), 0);
                });
    }

    /** The first two cells of each row are equal, and at least so many of them are there. */
    private static void assertSame(Dataset<Row> rows, int atLeast) {
        List<Row> all = rows.collectAsList();
        for (Row row : all) {
            assertThat(row.get(0)).as(row.getString(2)).isEqualTo(row.get(1));
        }
        assertThat(all.stream().map(row -> row.get(0)).filter(Objects::nonNull).count())
                .isGreaterThanOrEqualTo(atLeast);
    }

    private static Object whole(Number range, long value) {
        if (range instanceof Byte) {
            return (byte) value;
        }
        if (range instanceof Short) {
            return (short) value;
        }
        return range instanceof Integer ? (Object) (int) value : (Object) value;
    }

    private static DataType typeOf(Number range) {
        if (range instanceof Byte) {
            return DataTypes.ByteType;
        }
        if (range instanceof Short) {
            return DataTypes.ShortType;
        }
        return range instanceof Integer ? DataTypes.IntegerType : DataTypes.LongType;
    }

    private static Dataset<Row> rows(SparkSession spark, DataType type, List<Object> values) {
        List<Row> rows = new ArrayList<>(List.of(RowFactory.create((Object) null)));
        values.forEach(value -> rows.add(RowFactory.create(value)));
        return spark.createDataFrame(rows, new StructType().add("value", type));
    }
}
