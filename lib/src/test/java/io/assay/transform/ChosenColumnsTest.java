package io.assay.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

class ChosenColumnsTest {
    private static final DataType EXACT = DataTypes.createDecimalType(38, 8);
    private static final DataType[] TYPES = {
        DataTypes.BooleanType,
        DataTypes.IntegerType,
        DataTypes.LongType,
        DataTypes.DoubleType,
        DataTypes.createDecimalType(18, 2),
        EXACT,
        DataTypes.StringType,
        DataTypes.BinaryType,
        DataTypes.createArrayType(DataTypes.StringType, true)
    };
    private static final int COLUMNS = 70;
    private static final int TRIES = 60;

    private final Random random = new Random(11);

    @Test
    void chosenColumnsHaveTheBytesOfSparksProjection() {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            DataType[] types = IntStream.range(0, 1 + random.nextInt(COLUMNS))
                    .mapToObj(column -> TYPES[random.nextInt(TYPES.length)])
                    .toArray(DataType[]::new);
            int[] places = chosenOf(types.length);
            DataType[] chosenTypes =
                    Arrays.stream(places).mapToObj(place -> types[place]).toArray(DataType[]::new);
            List<Expression> references = new ArrayList<>();
            for (int place : places) {
                references.add(new BoundReference(place, types[place], true));
            }
            UnsafeProjection whole = UnsafeProjection.create(types);
            UnsafeProjection expected = UnsafeProjection.create(
                    CollectionConverters.asScala(references).toSeq());
            ChosenColumns chosen = new ChosenColumns(places, chosenTypes);

            for (int number = 0; number < 5; number++) {
                UnsafeRow row = whole.apply(row(types));

                UnsafeRow found = chosen.of(row);
                assertThat(found.numFields()).isEqualTo(places.length);
                assertThat(found.getBytes())
                        .as(Arrays.toString(chosenTypes))
                        .isEqualTo(expected.apply(row).getBytes());
            }
        }
    }

    private int[] chosenOf(int columns) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, columns).boxed().toList());
        Collections.shuffle(all, random);
        return all.stream()
                .limit(random.nextInt(columns + 1))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private InternalRow row(DataType[] types) {
        return new GenericInternalRow(Arrays.stream(types).map(this::value).toArray());
    }

    private Object value(DataType type) {
        if (random.nextInt(4) == 0) {
            return null;
        }
        if (type.equals(DataTypes.BooleanType)) {
            return random.nextBoolean();
        }
        if (type.equals(DataTypes.IntegerType)) {
            return random.nextInt();
        }
        if (type.equals(DataTypes.LongType)) {
            return random.nextLong();
        }
        if (type.equals(DataTypes.DoubleType)) {
            return random.nextGaussian();
        }
        if (type.equals(EXACT)) {
            return Decimal.apply(new BigDecimal(new BigInteger(1 + random.nextInt(120), random).negate(), 8), 38, 8);
        }
        if (type.equals(DataTypes.StringType)) {
            return text();
        }
        if (type.equals(DataTypes.BinaryType)) {
            return text().getBytes();
        }
        return type.equals(TYPES[TYPES.length - 1])
                ? new GenericArrayData(new Object[] {text(), null, text()})
                : Decimal.apply(random.nextInt(), 18, 2);
    }

    private UTF8String text() {
        return UTF8String.fromString("金".repeat(random.nextInt(7)) + "x".repeat(random.nextInt(30)));
    }
}
