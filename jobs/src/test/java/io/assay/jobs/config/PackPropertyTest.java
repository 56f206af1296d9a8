package io.assay.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.rule.PackModel;
import io.assay.rule.PackRules;
import io.assay.table.RunColumns;
import io.assay.testkit.Customers;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import io.assay.testkit.oracle.OracleCustomer;
import io.assay.testkit.oracle.ScoreOracle;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Packs that cut at means and shares, over random customers, against the oracle. */
class PackPropertyTest {
    private static final Map<String, String> EIGHT = Map.of(
            "R+F+M+", "important_value",
            "R+F-M+", "important_develop",
            "R-F+M+", "important_keep",
            "R-F-M+", "important_win_back",
            "R+F+M-", "general_value",
            "R+F-M-", "general_develop",
            "R-F+M-", "general_keep",
            "R-F-M-", "general_win_back");
    private static final Map<String, String> MARCUS =
            Map.of("F+A+", "best", "F+A-", "frequent", "F-A+", "spender", "F-A-", "uncertain");

    @Property(tries = 5, shrinking = ShrinkingMode.BOUNDED)
    @Method({"rfm-eight-segments", "matrix-marcus", "tier-abc-pareto"})
    @Fault({"C3", "C15", "D03", "D05", "D06"})
    void everySegmentIsWhatTheOracleSays(@ForAll("crowds") List<OracleCustomer> crowd) {
        Dataset<Row> customers = rows(crowd);
        for (PackModel pack : PackRules.fitAll(
                List.of(pack("rfm-eight-segments"), pack("matrix-marcus"), pack("tier-abc-pareto")), customers)) {
            customers = pack.apply(customers);
        }

        List<Row> actual = customers.orderBy(RunColumns.CUSTOMER_ID.col()).collectAsList();

        assertThat(segments(actual, "rfm-eight-segments"))
                .isEqualTo(ScoreOracle.eightSegments(crowd).stream()
                        .map(EIGHT::get)
                        .toList());
        assertThat(segments(actual, "matrix-marcus"))
                .isEqualTo(ScoreOracle.marcus(crowd).stream().map(MARCUS::get).toList());
        assertThat(segments(actual, "tier-abc-pareto"))
                .isEqualTo(ScoreOracle.abc(
                        crowd.stream().map(OracleCustomer::monetary).toList()));
    }

    @Provide
    Arbitrary<List<OracleCustomer>> crowds() {
        Arbitrary<Integer> recency = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 4), Arbitraries.integers().between(1, 730));
        Arbitrary<Integer> frequency = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 3), Arbitraries.integers().between(1, 60));
        Arbitrary<Long> cents = Arbitraries.oneOf(
                Arbitraries.of(-500L, 0L, 500L, 1_000L),
                Arbitraries.longs().between(-10_000, 1_000_000).withDistribution(RandomDistribution.uniform()));
        return Combinators.combine(recency, frequency, cents)
                .as(PackPropertyTest::customer)
                .list()
                .ofMinSize(1)
                .ofMaxSize(150)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static OracleCustomer customer(int recency, int frequency, long cents) {
        BigDecimal money = BigDecimal.valueOf(cents, 2);
        BigDecimal average = money.divide(BigDecimal.valueOf(frequency), 6, RoundingMode.HALF_UP);
        return new OracleCustomer("", recency, frequency, money, average, null, null, null);
    }

    private static Dataset<Row> rows(List<OracleCustomer> crowd) {
        Customers customers = Customers.customers();
        IntStream.range(0, crowd.size()).forEach(place -> {
            OracleCustomer one = crowd.get(place);
            customers.of(
                    String.format("c%04d", place),
                    one.recencyDays(),
                    one.frequency(),
                    one.monetary().toPlainString());
        });
        return customers.rows(LocalSpark.session());
    }

    private static PackRules pack(String id) {
        return new PackRules(Packs.read(id, new Problems()).orElseThrow(), 5);
    }

    private static List<String> segments(List<Row> rows, String pack) {
        String column = pack(pack).pack().segmentColumn().name();
        return rows.stream().map(row -> row.<String>getAs(column)).toList();
    }
}
