package io.assay.transform;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.LocalSpark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class MinorUnitsTest {
    private static final int NUMBERS = 2_000;

    private final Random random = new Random(5);

    @Test
    void minorUnitsAreThoseOfTheDecimal(SparkSession spark) {
        List<BigDecimal> money = new ArrayList<>();
        for (int i = 0; i < NUMBERS; i++) {
            money.add(BigDecimal.valueOf(random.nextLong() % 1_000_000_000_000_000_000L, 2));
        }
        Dataset<Row> rows = spark.createDataset(money, Encoders.DECIMAL())
                .toDF("exact")
                .select(col("exact").cast("decimal(18,2)").as("money"));

        List<Row> found = rows.select(col("money"), MinorUnits.of(col("money")), abs(MinorUnits.of(col("money"))))
                .collectAsList();

        assertThat(found).hasSize(NUMBERS).allSatisfy(row -> {
            long minor = row.getDecimal(0).unscaledValue().longValueExact();
            assertThat(row.getLong(1)).isEqualTo(minor);
            assertThat(row.getLong(2)).isEqualTo(Math.abs(minor));
        });
    }
}
