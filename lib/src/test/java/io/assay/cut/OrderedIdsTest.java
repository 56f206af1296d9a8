package io.assay.cut;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.LocalSpark;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class OrderedIdsTest {
    private static final int CUSTOMERS = 6000;

    @Test
    void theIdAtAPlaceIsFoundWithFewIdsAtHand(SparkSession spark) {
        // in an order that has nothing to do with that of the ids
        List<Row> shuffled = IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> RowFactory.create(String.format("c%04d", i * 7919 % CUSTOMERS)))
                .toList();
        Dataset<Row> ids = spark.createDataFrame(
                        shuffled, new StructType().add("customer_id", DataTypes.StringType, false))
                .cache();

        for (long place : new long[] {1, 10, 11, 2999, CUSTOMERS - 1, CUSTOMERS}) {
            assertThat(new OrderedIds(10).at(ids, place))
                    .as("place %d", place)
                    .isEqualTo(String.format("c%04d", place - 1));
        }
    }
}
