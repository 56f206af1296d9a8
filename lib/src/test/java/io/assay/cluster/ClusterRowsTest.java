package io.assay.cluster;

import static io.assay.cluster.Customers.RFM;
import static io.assay.cluster.Customers.customers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.math.ChooseK;
import io.assay.table.ClusterColumns;
import io.assay.table.ClusterProfileTable;
import io.assay.table.ModelVersionTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
@Method({"cluster-naming", "cluster-choose-k"})
class ClusterRowsTest {
    private static final LocalDate AS_OF = LocalDate.of(2011, 12, 1);

    private static ClusterModel three() {
        return new CustomerClustering(ClusterParameters.withK(RFM, 3, 3, 1)).fit(threeKinds());
    }

    private static Dataset<Row> threeKinds() {
        return customers()
                .about(10, 20, 900, 20)
                .about(200, 5, 100, 30)
                .about(350, 1, 10, 50)
                .rows();
    }

    private static List<Row> read(SparkSession spark, List<Row> rows) {
        return spark.createDataFrame(rows, ClusterProfileTable.SPEC.schema()).collectAsList();
    }

    @Test
    void theProfileDescribesEachClusterInEachColumn(SparkSession spark) {
        List<Row> rows = read(spark, three().profileRows("run-1", AS_OF));

        assertThat(rows).hasSize(9);
        Row best = rows.stream()
                .filter(row -> row.<Integer>getAs(ClusterProfileTable.CLUSTER_RANK.name()) == 1
                        && row.<String>getAs(ClusterProfileTable.COLUMN_NAME.name())
                                .equals("recency_days"))
                .findFirst()
                .orElseThrow();
        assertThat(best.<Long>getAs("size")).isEqualTo(20);
        assertThat(best.<Double>getAs("share")).isCloseTo(0.2, within(1e-12));
        assertThat(best.<String>getAs("pattern")).isEqualTo("R↑F↑M↑");
        assertThat(best.<String>getAs("cluster_name")).isEqualTo("important value");
        assertThat(best.<String>getAs("cluster_name_zh")).isEqualTo("重要价值客户");
        assertThat(best.<Double>getAs("mean")).isCloseTo(10.95, within(1e-12));
        assertThat(best.<BigDecimal>getAs("monetary_total")).isEqualByComparingTo("18050.00");
        assertThat(best.<String>getAs("standing")).isEqualTo("very good");
        assertThat(best.<String>getAs("status")).isEqualTo("new");
        double shares = rows.stream()
                .filter(row -> row.<String>getAs("column_name").equals("monetary"))
                .mapToDouble(row -> row.<Double>getAs("monetary_share"))
                .sum();
        assertThat(shares).isCloseTo(1, within(1e-12));
    }

    @Test
    @Fault({"C20", "R14"})
    void unchangedCustomersKeepTheirClustersOnTheNextDate(SparkSession spark) {
        PreviousClusters previous = PreviousClusters.of(read(spark, three().profileRows("run-1", AS_OF)));

        ClusterModel next = three().continuing(previous);

        assertThat(next.clusters()).extracting(CustomerCluster::id).containsExactly(1, 2, 3);
        assertThat(next.clusters()).allMatch(c -> c.continuity().status() == Continuity.Status.KEPT);
        assertThat(next.clusters()).allMatch(c -> c.continuity().shift().orElseThrow() == 0);
        assertThat(next.dissolved()).isEmpty();
    }

    @Test
    @Fault("R14")
    void aClusterKeepsItsNumberWhenValuesChangePlacesAndAGoneOneIsReported(SparkSession spark) {
        PreviousClusters previous = PreviousClusters.of(read(spark, three().profileRows("run-1", AS_OF)));
        Dataset<Row> changed = customers()
                .about(200, 5, 100, 30)
                .about(350, 1, 10, 50)
                .about(2, 1, 3, 20)
                .rows();

        ClusterModel next = new CustomerClustering(ClusterParameters.withK(RFM, 3, 3, 1))
                .fit(changed)
                .continuing(previous);

        assertThat(next.clusters()).extracting(CustomerCluster::id).containsExactly(2, 3, 4);
        assertThat(next.dissolved()).extracting(PreviousClusters.Cluster::id).containsExactly(1);
        List<Row> rows = read(spark, next.profileRows("run-2", AS_OF));
        Map<String, Long> statuses =
                rows.stream().collect(Collectors.groupingBy(row -> row.getAs("status"), Collectors.counting()));
        assertThat(statuses).containsExactlyInAnyOrderEntriesOf(Map.of("kept", 6L, "new", 3L, "dissolved", 3L));
        assertThat(PreviousClusters.of(rows).highestId()).isEqualTo(4);
        assertThat(PreviousClusters.of(rows).clusters())
                .extracting(PreviousClusters.Cluster::id)
                .containsExactly(2, 3, 4);
        assertThat(next.apply(changed)
                        .select(ClusterColumns.CLUSTER_ID.col())
                        .distinct()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void theModelTableTellsTheSweepAndItsVotes(SparkSession spark) {
        ClusterModel model = new CustomerClustering(new ClusterParameters(RFM, 2, 5, 3, 1)).fit(threeKinds());

        List<Row> rows = spark.createDataFrame(model.modelRows("run-1", AS_OF), ModelVersionTable.SPEC.schema())
                .collectAsList();

        int k = model.clusters().size();
        assertThat(number(rows, "k", "-")).isEqualTo(k);
        assertThat(number(rows, "customers", "-")).isEqualTo(100);
        for (int tried = 2; tried <= 5; tried++) {
            assertThat(number(rows, "chosen", "k=" + tried)).isEqualTo(tried == k ? 1 : 0);
        }
        assertThat(number(rows, "wsse", "k=5")).isLessThan(number(rows, "wsse", "k=2"));
        assertThat(text(rows, "votes", "k=" + k))
                .isEqualTo(model.evidence().search().orElseThrow().sweep().choice().votesFor(k).stream()
                        .map(ChooseK.Rule::code)
                        .collect(Collectors.joining(",")));
        assertThat(text(rows, "seed", "-")).isEqualTo("1");
    }

    private static double number(List<Row> rows, String parameter, String subject) {
        return value(rows, parameter, subject).<Double>getAs("number");
    }

    private static String text(List<Row> rows, String parameter, String subject) {
        return value(rows, parameter, subject).getAs("text");
    }

    private static Row value(List<Row> rows, String parameter, String subject) {
        return rows.stream()
                .filter(row -> row.getAs("parameter").equals(parameter)
                        && row.getAs("subject").equals(subject))
                .findFirst()
                .orElseThrow();
    }
}
