package io.assay.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.LocalSpark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(LocalSpark.class)
class KeptAsRowsTest {
    private SparkSession spark;

    @BeforeEach
    void keepsRowsAsRows(SparkSession session) {
        spark = session;
        assertThat(spark.conf().get("spark.sql.cache.serializer")).isEqualTo(KeptAsRows.class.getName());
    }

    /** Rows of all kinds of values, every seventh of which is null. */
    private Dataset<Row> rows(long rows, int parts) {
        return spark.range(0, rows, 1, parts)
                .select(
                        col("id"),
                        expr("if(id % 7 = 0, null, id % 2 = 0)").as("flag"),
                        expr("if(id % 7 = 1, null, cast(id as int))").as("number"),
                        expr("if(id % 7 = 2, null, id / 3.0D)").as("share"),
                        expr("if(id % 7 = 3, null, cast(id * 1.01BD as decimal(18,2)))")
                                .as("money"),
                        expr("if(id % 7 = 4, null, cast(-id as decimal(38,18)))")
                                .as("exact"),
                        expr("if(id % 7 = 5, null, repeat('金', cast(id % 40 as int)))")
                                .as("text"),
                        expr("if(id % 7 = 6, null, date_add(date '2026-01-01', cast(id % 900 as int)))")
                                .as("day"),
                        expr("timestamp_seconds(id)").as("moment"),
                        expr("if(id % 7 = 0, null, named_struct('a', id, 'b', array('x', null, cast(id as string))))")
                                .as("nested"));
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 1", "3, 5", "20000, 3"})
    void whatIsKeptIsWhatWasThere(long number, int parts) {
        requireKept(rows(number, parts));
    }

    @Test
    void rowsLargerThanABatchAreKept() {
        requireKept(rows(60, 2).withColumn("wide", expr("repeat('w', cast(id % 20 * 40000 as int))")));
    }

    private static void requireKept(Dataset<Row> rows) {
        List<Row> expected = rows.collectAsList();
        for (StorageLevel level : List.of(StorageLevel.MEMORY_ONLY(), StorageLevel.DISK_ONLY())) {
            Dataset<Row> kept = rows.select(col("*")).persist(level);
            try {
                assertThat(kept.collectAsList()).isEqualTo(expected);
                assertThat(kept.collectAsList()).isEqualTo(expected);
            } finally {
                kept.unpersist(true);
            }
        }
    }

    @Test
    void someColumnsInAnotherOrderAreThoseOfTheRows() {
        Dataset<Row> rows = rows(1_000, 2);
        List<Row> expected = rows.select("nested", "text", "id").collectAsList();
        try (Kept kept = Kept.of(rows)) {
            assertThat(kept.rows().select("nested", "text", "id").collectAsList())
                    .isEqualTo(expected);
            assertThat(kept.rows().filter("flag and id > 500").count())
                    .isEqualTo(rows.filter("flag and id > 500").count());
            assertThat(kept.rows().groupBy("day").count().orderBy("day").collectAsList())
                    .isEqualTo(rows.groupBy("day").count().orderBy("day").collectAsList());
            assertThat(kept.rows().count()).isEqualTo(1_000);
        }
    }

    @Test
    void sortedRowsAreCopiesOfTheirOwn() {
        Dataset<Row> rows = rows(5_000, 2);
        List<Row> expected = rows.orderBy(col("id").desc()).collectAsList();
        try (Kept kept = Kept.of(rows)) {
            assertThat(kept.rows().orderBy(col("id").desc()).collectAsList()).isEqualTo(expected);
            assertThat(kept.rows().as("a").join(kept.rows().as("b"), "id").count())
                    .isEqualTo(5_000);
        }
    }
}
