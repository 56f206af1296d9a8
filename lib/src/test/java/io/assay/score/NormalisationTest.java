package io.assay.score;

import static io.assay.testkit.Customers.customers;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.assay.table.Better;
import io.assay.table.ColumnSpec;
import io.assay.table.CustomerFeatureTable;
import io.assay.testkit.Customers;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class NormalisationTest {
    private static final ColumnSpec MONETARY = CustomerFeatureTable.MONETARY;
    private static final ColumnSpec RECENCY = CustomerFeatureTable.RECENCY_DAYS;

    @Test
    @Method("norm-minmax")
    void minmaxRunsFromZeroToOne(SparkSession spark) {
        assertScaled(spark, Scale.MINMAX, Better.HIGHER, 0, 0.25, 0.25, 1);
    }

    @Test
    @Method("norm-minmax")
    void minmaxIsTurnedWhereLowerIsBetter(SparkSession spark) {
        assertScaled(spark, Scale.MINMAX, Better.LOWER, 1, 0.75, 0.75, 0);
    }

    @Test
    @Method("norm-zscore")
    void zscoreOfASample(SparkSession spark) {
        assertScaled(spark, Scale.ZSCORE, Better.HIGHER, -0.866025, -0.288675, -0.288675, 1.443376);
    }

    @Test
    @Method("norm-zscore")
    void zscoreOfThePopulation(SparkSession spark) {
        assertScaled(spark, Scale.ZSCORE_POPULATION, Better.HIGHER, -1, -0.333333, -0.333333, 1.666667);
    }

    @Test
    @Method("norm-log")
    void logOfOnePlusValue(SparkSession spark) {
        assertScaled(spark, Scale.LOG, Better.HIGHER, 1.098612, 1.609438, 1.609438, 2.397895);
    }

    @Test
    @Method("norm-log")
    void logOfANegativeValueIsThatOfZero(SparkSession spark) {
        Dataset<Row> rows = customers().of("ann", 1, 1, "-3").rows(spark);

        assertThat(scaled(rows, Scale.LOG, MONETARY, Better.HIGHER)).containsExactly(0d);
    }

    @Test
    @Method({"norm-minmax", "norm-zscore"})
    void equalValuesBecomeZeroAndNullStaysNull(SparkSession spark) {
        Dataset<Row> rows = customers()
                .of("ann", 5, 1, "3")
                .of("bob", 5, 1, "3")
                .of("cid", null, 0, "0")
                .rows(spark);

        assertThat(scaled(rows, Scale.MINMAX, RECENCY, Better.LOWER)).containsExactly(0d, 0d, null);
        assertThat(scaled(rows, Scale.ZSCORE, RECENCY, Better.LOWER)).containsExactly(0d, 0d, null);
    }

    @Test
    void somethingMustBeScaled() {
        assertThatThrownBy(() -> new Normalisation(Scale.LOG, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("measures must name at least one column");
    }

    private static void assertScaled(SparkSession spark, Scale scale, Better better, double... expected) {
        Customers customers = customers();
        String[] money = {"2", "4", "4", "10"};
        for (int i = 0; i < money.length; i++) {
            customers.of("c" + i, 1, 1, money[i]);
        }
        List<Double> actual = scaled(customers.rows(spark), scale, MONETARY, better);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual.get(i)).isCloseTo(expected[i], within(1e-6));
        }
    }

    private static List<Double> scaled(Dataset<Row> rows, Scale scale, ColumnSpec column, Better better) {
        ColumnSpec measure = better == Better.LOWER ? column.lowerIsBetter() : column;
        NormalisationModel model = new Normalisation(scale, List.of(measure)).fit(rows);
        return model
                .apply(rows)
                .orderBy(col("customer_id"))
                .select(model.columns().get(0).col())
                .collectAsList()
                .stream()
                .map(row -> row.<Double>getAs(0))
                .toList();
    }
}
