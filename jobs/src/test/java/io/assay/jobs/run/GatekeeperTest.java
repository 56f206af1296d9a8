package io.assay.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.RunWriter;
import io.assay.jobs.store.TableEvidence;
import io.assay.testkit.LocalSpark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class GatekeeperTest {
    @Test
    void asManyRowsAsWereAcceptedMustBeWritten() {
        assertThatCode(() -> Gatekeeper.requireRows(3, written(3))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Gatekeeper.requireRows(3, written(2)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("write.mismatch"))
                .hasMessageContaining("3 rows were judged, 2 were written");
        assertThatThrownBy(() -> Gatekeeper.requireRows(3, written(4)))
                .hasMessageContaining("3 rows were judged, 4 were written");
    }

    private static RunWriter.Written written(long rows) {
        Dataset<Row> none = LocalSpark.session().emptyDataFrame();
        return new RunWriter.Written(new TableEvidence("transactions", 0, "run", rows, "hash"), none);
    }
}
