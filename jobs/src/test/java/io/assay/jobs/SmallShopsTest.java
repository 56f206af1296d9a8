package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.table.ModelVersionTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs over customers that leave an engine nothing to divide by, to tell apart, or to take a logarithm of. */
class SmallShopsTest {
    private static final String KEEPS_LATER_ROWS = "ingest.future_tolerance_days=36500";
    private static final LocalDate ALONE = LocalDate.of(2024, 6, 1);
    private static final LocalDate EQUALS = LocalDate.of(2025, 6, 1);
    private static final LocalDate TWO_KINDS = LocalDate.of(2026, 6, 1);

    @TempDir
    Path folder;

    @Test
    @Fault({"D03", "D04", "D05", "C3"})
    void oneCustomerThenTwoEqualOnesThenTwoKinds() {
        Shop shop = new Shop(folder);
        shop.deliver(
                "orders.csv",
                List.of(
                        "1,ann,2024-05-01,10.00",
                        "2,ann,2025-05-01,20.00",
                        "3,bob,2025-05-01,20.00",
                        "4,ann,2026-05-01,5.00",
                        "5,bob,2026-05-01,5.00",
                        "6,cat,2026-02-01,800.00",
                        "7,dan,2026-02-01,800.00"));

        Map<String, Row> alone = customers(shop, ALONE, 1);
        Map<String, Row> equals = customers(shop, EQUALS, 2);
        Map<String, Row> kinds = customers(shop, TWO_KINDS, 4);

        assertThat(scores(alone.get("ann"))).as("the middle of five").containsExactly(3, 3, 3);
        assertThat(scores(equals.get("ann"))).containsExactly(3, 3, 3);
        assertThat(judged(equals.get("ann"))).isEqualTo(judged(equals.get("bob")));
        assertThat(kinds.get("ann").<Integer>getAs("cluster_rank")).isEqualTo(2);
        assertThat(kinds.get("cat").<Integer>getAs("cluster_rank")).isEqualTo(1);
        assertThat(judged(kinds.get("ann"))).isEqualTo(judged(kinds.get("bob")));
        assertThat(judged(kinds.get("cat"))).isEqualTo(judged(kinds.get("dan")));
        assertThat(model(shop, ALONE, "skipped")).contains("there is only one customer");
        assertThat(model(shop, EQUALS, "skipped"))
                .contains("all 2 customers are equal in" + " [recency_days, frequency, monetary]");
        assertThat(model(shop, TWO_KINDS, "k")).contains("2.0");
        assertThat(model(shop, TWO_KINDS, "k_lowered_from")).contains("3.0");
    }

    @Test
    @Fault({"I18", "I19", "D08", "C2", "C3"})
    void customersWithoutMoneyAndOneWithAllOfItAreSegmented() {
        Shop shop = Shop.with(folder, 30, 17);
        shop.deliver(
                "awkward.csv",
                List.of(
                        "r1,returned,2026-06-01,-20.00",
                        "n1,nothing,2026-06-01,10.00",
                        "n2,nothing,2026-06-02,-10.00",
                        "l1,loss,2026-06-01,10.00",
                        "l2,loss,2026-06-02,-50.00",
                        "f1,free,2026-06-01,0.00",
                        "g1,giant,2026-06-01,1000000000000.00"));

        Publication published = shop.run(Shop.AS_OF, "ingest.largest_amount=1000000000000000")
                .publication()
                .orElseThrow();

        Map<String, Row> customers = byId(shop, published);
        assertThat(customers).hasSize(35);
        customers.values().forEach(SmallShopsTest::assertSegmented);
        assertThat(money(customers, "returned")).isEqualByComparingTo("-20.00");
        assertThat(money(customers, "nothing")).isEqualByComparingTo("0.00");
        assertThat(money(customers, "loss")).isEqualByComparingTo("-40.00");
        assertThat(money(customers, "giant")).isEqualByComparingTo("1000000000000.00");
        assertThat(published.monetary())
                .isEqualByComparingTo(customers.values().stream()
                        .map(row -> row.<BigDecimal>getAs("monetary"))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(customers.get("returned").<Long>getAs("frequency")).isZero();
        assertThat(scores(customers.get("returned"))).containsExactly(1, 1, 1);
        assertThat(customers.get("loss").<Integer>getAs("m_score")).isEqualTo(1);
        assertThat(customers.get("free").<Long>getAs("frequency")).isEqualTo(1);
        assertThat(customers.get("giant").<Integer>getAs("m_score")).isEqualTo(5);
        assertThat(customers.values().stream()
                        .filter(row -> row.<Integer>getAs("m_score") == 5)
                        .count())
                .as("one giant leaves the others their levels: a fifth of 35")
                .isEqualTo(7);
    }

    /** In every scheme exactly one segment with a reason, scores within one to five, a cluster, and no number that is none. */
    private static void assertSegmented(Row row) {
        String id = row.getAs("customer_id");
        assertThat(scores(row)).as(id).allMatch(score -> score >= 1 && score <= 5);
        assertThat(row.<Integer>getAs("cluster_id")).as(id).isPositive();
        for (StructField field : row.schema().fields()) {
            Object value = row.getAs(field.name());
            if (field.dataType() instanceof DoubleType && value != null) {
                assertThat((double) value).as(id + " " + field.name()).isFinite();
            }
            if (field.name().endsWith("_reason")) {
                assertThat((String) value).as(id + " " + field.name()).isNotBlank();
                assertThat(row.<String>getAs(field.name().replace("_reason", "")))
                        .as(id + " " + field.name())
                        .isNotBlank();
            }
        }
    }

    private static BigDecimal money(Map<String, Row> customers, String id) {
        return customers.get(id).getAs("monetary");
    }

    private static List<Integer> scores(Row row) {
        return List.of(row.getAs("r_score"), row.getAs("f_score"), row.getAs("m_score"));
    }

    /** What must be equal for customers who are equal in recency, frequency and monetary. */
    private static List<Object> judged(Row row) {
        return Stream.of(
                        "rfm_code",
                        "rfm_segment",
                        "segment8",
                        "cluster_id",
                        "cluster_rank",
                        "cluster_name",
                        "cluster_distance")
                .<Object>map(row::getAs)
                .toList();
    }

    private Map<String, Row> customers(Shop shop, LocalDate asOf, int expected) {
        Publication publication = shop.run(asOf, KEEPS_LATER_ROWS, "gates.volume_drop_fail=0")
                .publication()
                .orElseThrow();
        Map<String, Row> customers = byId(shop, publication);
        assertThat(customers).hasSize(expected);
        customers.values().forEach(SmallShopsTest::assertSegmented);
        return customers;
    }

    private static Map<String, Row> byId(Shop shop, Publication publication) {
        return new Published(warehouse(shop))
                .customers(publication).collectAsList().stream()
                        .collect(Collectors.toMap(row -> row.getAs("customer_id"), row -> row));
    }

    private static Optional<String> model(Shop shop, LocalDate asOf, String parameter) {
        Published published = new Published(warehouse(shop));
        Dataset<Row> rows = published.rows(published.at(Optional.of(asOf)).orElseThrow(), ModelVersionTable.SPEC);
        return rows
                .filter("parameter = '" + parameter + "' and model like '%means%'")
                .selectExpr("coalesce(text, cast(number as string))")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .findFirst();
    }

    private static Warehouse warehouse(Shop shop) {
        return Warehouse.at(LocalSpark.session(), shop.warehouse().toString());
    }
}
