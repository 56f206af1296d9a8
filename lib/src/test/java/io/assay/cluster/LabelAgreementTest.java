package io.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.table.ClusterColumns;
import io.assay.table.ModelVersionTable;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
@Method("cluster-vs-rules")
class LabelAgreementTest {
    @Test
    void labelsAreCrossedAndCompared(SparkSession spark) {
        StructType schema = new StructType(
                new StructField[] {ClusterColumns.CLUSTER_RANK.field(), ClusterColumns.CLUSTER_NAME.field()});
        Dataset<Row> rows = spark.createDataFrame(
                List.of(
                        RowFactory.create(0, "0"),
                        RowFactory.create(0, "0"),
                        RowFactory.create(0, "1"),
                        RowFactory.create(1, "1"),
                        RowFactory.create(1, "2"),
                        RowFactory.create(1, "2")),
                schema);

        LabelAgreement found = LabelAgreement.of(
                        rows, ClusterColumns.CLUSTER_RANK, List.of(ClusterColumns.CLUSTER_NAME))
                .get(0);

        assertThat(found.cells())
                .containsExactly(
                        new LabelAgreement.Cell("0", "0", 2),
                        new LabelAgreement.Cell("0", "1", 1),
                        new LabelAgreement.Cell("1", "1", 1),
                        new LabelAgreement.Cell("1", "2", 2));
        assertThat(found.agreement().ari()).isCloseTo(0.242424, within(1e-6));
        assertThat(found.agreement().cramersV()).isCloseTo(0.816497, within(1e-6));
        List<Row> stored = spark.createDataFrame(
                        found.modelRows("run-1", LocalDate.EPOCH), ModelVersionTable.SPEC.schema())
                .collectAsList();
        assertThat(stored).hasSize(4 + 4);
        assertThat(stored.get(0).<String>getAs("subject")).isEqualTo("cluster_rank x cluster_name");
        assertThat(stored.get(7).<String>getAs("subject")).isEqualTo("cluster_rank x cluster_name: 1 x 2");
        assertThat(stored.get(7).<Double>getAs("number")).isEqualTo(2);
    }
}
