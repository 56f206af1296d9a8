package io.assay.feature;

import static io.assay.table.CustomerFeatureTable.ACTIVE_QUARTER_SHARE;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.table.CustomerFeatureTable;
import io.assay.table.RunColumns;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import io.assay.testkit.oracle.FeatureOracle;
import io.assay.testkit.oracle.OracleCustomer;
import io.assay.testkit.oracle.OracleRows;
import io.assay.testkit.oracle.OracleTransaction;
import io.assay.testkit.oracle.Shops;
import io.assay.testkit.oracle.Shops.Shop;
import io.assay.testkit.oracle.TrendOracle;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.api.SoftAssertions;

/** Features of random shops against the oracle; a shop holds up to 200 customers, so that one job checks them all. */
class FeaturePropertyTest {
    private static final int TREND_MONTHS = 6;

    @Property(tries = 8, shrinking = ShrinkingMode.BOUNDED)
    @Method({"rfm-features", "ind-transaction", "vr-level-trend-volatility"})
    @Fault({"C2", "I16", "I18", "I19", "T03"})
    void everyFeatureIsWhatTheOracleSays(@ForAll("shops") Shop shop) {
        Map<String, OracleCustomer> expected =
                new FeatureOracle(shop.asOf(), shop.windowDays()).customers(shop.transactions());
        Map<String, List<OracleTransaction>> histories =
                shop.transactions().stream().collect(Collectors.groupingBy(OracleTransaction::customer));
        TrendOracle trends = new TrendOracle(shop.asOf(), TREND_MONTHS);

        Map<String, Row> actual = byCustomer(features(shop).collectAsList());

        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        assertThat(monetary(actual.values())).isEqualByComparingTo(moneyOfTheWindow(shop));
        SoftAssertions all = new SoftAssertions();
        expected.forEach((id, customer) -> {
            FeatureComparison comparison = new FeatureComparison(all, actual.get(id));
            comparison.same(customer);
            comparison.same(trends.measure(histories.get(id)));
        });
        all.assertAll();
    }

    @Property(tries = 4, shrinking = ShrinkingMode.BOUNDED)
    @Method({"ind-dormancy", "class-purchase-status"})
    void activityIsWhatTheOracleSays(@ForAll("quarterShops") Shop shop) {
        Map<String, OracleCustomer> expected =
                new FeatureOracle(shop.asOf(), shop.windowDays()).customers(shop.transactions());
        double limit = FeatureOracle.activeDays(expected.values());

        Dataset<Row> features = features(shop);
        Dataset<Row> actual = new Activity(OptionalInt.empty()).fit(features).apply(features);

        for (Row row : actual.collectAsList()) {
            OracleCustomer.Indices customer = expected.get(row.<String>getAs(RunColumns.CUSTOMER_ID.name()))
                    .indices();
            assertThat(row.<Double>getAs(ACTIVE_QUARTER_SHARE.name())).isEqualTo(customer.activeQuarterShare());
            Integer dormant = customer.dormantDays();
            if (dormant == null || limit == Math.rint(limit) || Math.abs(dormant - limit) > 1) {
                assertThat(row.<Boolean>getAs(CustomerFeatureTable.IS_ACTIVE.name()))
                        .as("dormant for %s days, limit %s", dormant, limit)
                        .isEqualTo(dormant != null && dormant <= limit);
            }
        }
    }

    @Provide
    Arbitrary<Shop> shops() {
        return Shops.any();
    }

    @Provide
    Arbitrary<Shop> quarterShops() {
        return Shops.atQuarterStarts();
    }

    private static Dataset<Row> features(Shop shop) {
        Dataset<Row> days = new CustomerDays(CustomerDays.ZeroAmounts.VISIT)
                .apply(OracleRows.of(LocalSpark.session(), shop.transactions()));
        return new CustomerFeatures(
                        shop.asOf(),
                        List.of(Window.ofDays(shop.windowDays())),
                        CustomerFeatures.Visit.DAY,
                        CustomerFeatures.Returns.NET,
                        CustomerFeatures.Inactive.DROP,
                        TREND_MONTHS)
                .apply(days);
    }

    private static Map<String, Row> byCustomer(List<Row> rows) {
        return rows.stream().collect(Collectors.toMap(row -> row.getAs(RunColumns.CUSTOMER_ID.name()), row -> row));
    }

    private static BigDecimal monetary(Collection<Row> rows) {
        return rows.stream()
                .map(row -> row.<BigDecimal>getAs(CustomerFeatureTable.MONETARY.name()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal moneyOfTheWindow(Shop shop) {
        return shop.transactions().stream()
                .filter(row -> row.day().isBefore(shop.asOf())
                        && !row.day().isBefore(shop.asOf().minusDays(shop.windowDays())))
                .map(OracleTransaction::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
