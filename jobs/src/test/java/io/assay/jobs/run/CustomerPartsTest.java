package io.assay.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.LocalSpark;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class CustomerPartsTest {
    @Test
    void partsFollowTheDaysAndKeepTheCoresBusy(SparkSession spark) {
        // two cores
        assertThat(CustomerParts.of(0, spark.sparkContext())).isEqualTo(6);
        assertThat(CustomerParts.of(10_000_000, spark.sparkContext())).isEqualTo(21);
    }
}
