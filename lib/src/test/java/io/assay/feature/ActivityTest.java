package io.assay.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.table.CustomerFeatureTable;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import io.assay.testkit.Rearranged;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** A customer may be away for twice the median cycle, rounded up to a day, and always for 90 days. */
@Method("ind-dormancy")
class ActivityTest {
    @Test
    void theLimitIsTwiceTheMedianRoundedUp() {
        assertThat(learnt(100.1)).isEqualTo(new Activity.Limit(201, OptionalDouble.of(100.1)));
    }

    @Test
    void theMedianOfTwoLiesBetweenThem() {
        assertThat(learnt(120.0, 100.0)).isEqualTo(new Activity.Limit(220, OptionalDouble.of(110)));
    }

    @Test
    void ninetyDaysAreAlwaysAllowed() {
        assertThat(learnt(10.0, 20.0, 44.0).activeDays()).isEqualTo(90);
        assertThat(learnt().activeDays()).isEqualTo(90);
    }

    @Test
    void twoFitsAreEqual() {
        Dataset<Row> rows = customers(120.0, 100.0, 101.5, 88.25);
        Activity activity = new Activity(OptionalInt.empty());

        assertThat(activity.fit(Rearranged.of(rows))).isEqualTo(activity.fit(rows));
    }

    private static Activity.Limit learnt(Double... cycles) {
        return new Activity(OptionalInt.empty()).fit(customers(cycles));
    }

    private static Dataset<Row> customers(Double... cycles) {
        List<Row> rows = Stream.of(cycles).map(RowFactory::create).toList();
        return LocalSpark.session()
                .createDataFrame(rows, new StructType().add(CustomerFeatureTable.CYCLE_DAYS.field()));
    }
}
