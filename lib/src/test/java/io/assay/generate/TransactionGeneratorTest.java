package io.assay.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.generate.GeneratorParams.CustomerModel;
import io.assay.generate.GeneratorParams.Period;
import io.assay.table.GeneratedTable;
import io.assay.testkit.Fault;
import io.assay.testkit.Frames;
import io.assay.testkit.LocalSpark;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class TransactionGeneratorTest {
    private static final GeneratorParams PARAMS =
            GeneratorParams.of(400, new Period(LocalDate.of(2024, 7, 1), 24), 1, CustomerModel.USUAL);

    @Test
    @Fault("C5")
    void anyNumberOfPartitionsGivesTheSameLines(SparkSession spark) {
        Dataset<Row> one = generated(spark, 1);

        Frames.assertSameRows(one, generated(spark, 7));
    }

    @Test
    void aLineIsWhatPlainJavaMakesOfTheCustomer(SparkSession spark) {
        CustomerRows rows = new CustomerRows(PARAMS);
        List<String> lines = generated(spark, 2)
                .select(GeneratedTable.LINE.col())
                .as(Encoders.STRING())
                .collectAsList();

        assertThat(lines)
                .containsAll(rows.of(0).stream().map(GeneratedRow::line).toList());
    }

    @Test
    void whatCannotBeTypedIsNull(SparkSession spark) {
        Dataset<Row> lines = generated(spark, 2);
        Dataset<Row> typed = new TypedLines().apply(lines);

        assertThat(typed.schema().fieldNames()).containsExactly(GeneratedTable.HEADER.split(","));
        assertThat(typed.count()).isEqualTo(lines.count());
        assertThat(typed.filter(GeneratedTable.ORDER_ID.col().isNull()).count()).isZero();
        assertThat(typed.filter(GeneratedTable.UNIT_PRICE.col().isNull()).count())
                .isEqualTo(kinds(lines, RowKind.BAD_AMOUNT, RowKind.NOT_A_NUMBER));
        assertThat(typed.filter(GeneratedTable.CUSTOMER_ID.col().isNull()).count())
                .isEqualTo(kinds(lines, RowKind.MISSING_CUSTOMER, RowKind.TOO_FEW_COLUMNS));
        assertThat(typed.filter(GeneratedTable.ORDERED_AT.col().isNull()).count())
                .isEqualTo(kinds(lines, RowKind.BAD_DATE, RowKind.TOO_FEW_COLUMNS));
    }

    private static Dataset<Row> generated(SparkSession spark, int partitions) {
        return new TransactionGenerator(PARAMS)
                .apply(spark.range(0, PARAMS.customers(), 1, partitions).toDF());
    }

    private static long kinds(Dataset<Row> lines, RowKind first, RowKind second) {
        return lines.filter(GeneratedTable.KIND.col().isin(first.code(), second.code()))
                .count();
    }
}
