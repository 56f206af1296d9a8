package io.assay.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class FramesTest {
    @Test
    void rowsInAnotherOrderAreTheSame(SparkSession spark) {
        Dataset<Row> rows = spark.range(5).toDF("n");

        Frames.assertSameRows(rows, rows.orderBy(functions.col("n").desc()));
    }

    @Test
    void aDifferenceShowsBothSides(SparkSession spark) {
        assertThatThrownBy(() -> Frames.assertSameRows(
                        spark.range(2).toDF("n"), spark.range(1, 3).toDF("n")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected: [{\"n\":0}, {\"n\":1}]")
                .hasMessageContaining("actual: [{\"n\":1}, {\"n\":2}]");
    }

    @Test
    void scalatestIsOnNoClassPath() {
        assertThatThrownBy(() -> Class.forName("org.scalatest.Assertions"))
                .isInstanceOf(ClassNotFoundException.class)
                .hasMessage("org.scalatest.Assertions");
    }
}
