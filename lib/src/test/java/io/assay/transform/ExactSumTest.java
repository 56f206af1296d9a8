package io.assay.transform;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.LocalSpark;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class ExactSumTest {
    private static final int NUMBERS = 2_000;

    private final Random random = new Random(5);

    @Test
    void theSumIsThatOfLargeIntegers(SparkSession spark) {
        for (int range = 1; range <= Long.SIZE; range += 9) {
            List<Long> numbers = new ArrayList<>(List.of(Long.MAX_VALUE, Long.MAX_VALUE, -1L, 0L));
            for (int i = 0; i < NUMBERS; i++) {
                numbers.add(random.nextLong() >> (Long.SIZE - range));
            }
            BigInteger expected = numbers.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);

            assertThat(sum(spark.createDataset(numbers, Encoders.LONG()).toDF("number")))
                    .isEqualTo(expected);
        }
    }

    @Test
    void theSmallestNumberDoesNotOverflow(SparkSession spark) {
        List<Long> numbers = List.of(Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE);

        assertThat(sum(spark.createDataset(numbers, Encoders.LONG()).toDF("number")))
                .isEqualTo(BigInteger.valueOf(Long.MIN_VALUE).multiply(BigInteger.valueOf(3)));
    }

    private static BigInteger sum(Dataset<Row> numbers) {
        ExactSum sum = new ExactSum(part -> "part" + part);
        List<Column> sums = sum.of(col("number"));
        Row parts = numbers.agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
                .first();
        return sum.total(parts::<Long>getAs);
    }
}
