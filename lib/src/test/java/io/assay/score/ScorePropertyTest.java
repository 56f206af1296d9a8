package io.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.cut.Ranks;
import io.assay.table.ColumnSpec;
import io.assay.table.RunColumns;
import io.assay.table.ScoreColumns;
import io.assay.testkit.Customers;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import io.assay.testkit.RfmWeights;
import io.assay.testkit.oracle.ScoreOracle;
import io.assay.testkit.oracle.ScoreOracle.Better;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/**
 * Quantile scores of random crowds against the oracle. A crowd and its changed copies are peer groups of their own, so
 * that one job scores them all.
 */
class ScorePropertyTest {
    private static final long FACTOR = 4;

    /** What scores look at; recency null is unknown. */
    private record Measured(Integer recency, long frequency, long cents) {
        Measured scaled() {
            return new Measured(recency, frequency, cents * FACTOR);
        }
    }

    @Property(tries = 4, shrinking = ShrinkingMode.BOUNDED)
    @Method("rfm-quantile-score")
    @Fault({"C3", "C15", "D03", "D05", "D06", "I18"})
    void everyScoreIsWhatTheOracleSays(@ForAll("crowds") List<List<Measured>> crowds, @ForAll("levels") int levels) {
        Map<String, List<Measured>> groups = IntStream.range(0, crowds.size())
                .boxed()
                .collect(Collectors.toMap(number -> "g" + number, crowds::get));

        Map<String, List<Scores>> actual = scores(groups, levels);

        groups.forEach((group, crowd) -> assertThat(actual.getOrDefault(group, List.of()))
                .as("%s levels of %s", levels, crowd)
                .isEqualTo(expected(crowd, levels)));
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    @Fault({"C4", "C9", "C11", "C16"})
    void neitherMoneyUnitNorNamesNorCopiesChangeScores(
            @ForAll("bigCrowds") List<Measured> crowd, @ForAll("levels") int levels) {
        List<Measured> twice =
                crowd.stream().flatMap(one -> Stream.of(one, one)).toList();
        List<Measured> mirrored = new ArrayList<>(crowd);
        Collections.reverse(mirrored);

        Map<String, List<Scores>> actual = scores(
                Map.of(
                        "base", crowd,
                        "scaled", crowd.stream().map(Measured::scaled).toList(),
                        "twice", twice,
                        "mirrored", mirrored),
                levels);

        List<Scores> base = actual.get("base");
        assertThat(actual.get("scaled")).isEqualTo(base);
        assertThat(actual.get("twice"))
                .isEqualTo(base.stream().flatMap(one -> Stream.of(one, one)).toList());
        List<Scores> back = new ArrayList<>(actual.get("mirrored"));
        Collections.reverse(back);
        assertThat(back).isEqualTo(base);
    }

    @Provide
    Arbitrary<List<List<Measured>>> crowds() {
        return customer()
                .list()
                .ofMaxSize(40)
                .withSizeDistribution(RandomDistribution.uniform())
                .list()
                .ofMinSize(10)
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Measured>> bigCrowds() {
        return customer().list().ofMinSize(1).ofMaxSize(200);
    }

    @Provide
    Arbitrary<Integer> levels() {
        return Arbitraries.integers().between(2, 10).withDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Measured> customer() {
        Arbitrary<Integer> recency = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 5), Arbitraries.integers().between(1, 730));
        Arbitrary<Long> frequency = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 3), Arbitraries.longs().between(0, 100));
        Arbitrary<Long> cents = Arbitraries.oneOf(
                Arbitraries.of(-500L, 0L, 100L, 1_000L), Arbitraries.longs().between(-100_000, 10_000_000));
        return Combinators.combine(recency.injectNull(0.05), frequency, cents).as(Measured::new);
    }

    private record Scores(int recency, int frequency, int monetary) {}

    private static List<Scores> expected(List<Measured> crowd, int levels) {
        List<BigDecimal> recency = crowd.stream()
                .map(one -> one.recency() == null ? null : BigDecimal.valueOf(one.recency()))
                .toList();
        List<BigDecimal> frequency =
                crowd.stream().map(one -> BigDecimal.valueOf(one.frequency())).toList();
        List<BigDecimal> monetary =
                crowd.stream().map(one -> BigDecimal.valueOf(one.cents(), 2)).toList();
        List<Integer> r = ScoreOracle.quantileScores(recency, levels, Better.LOWER);
        List<Integer> f = ScoreOracle.quantileScores(frequency, levels, Better.HIGHER);
        List<Integer> m = ScoreOracle.quantileScores(monetary, levels, Better.HIGHER);
        return IntStream.range(0, crowd.size())
                .mapToObj(i -> new Scores(r.get(i), f.get(i), m.get(i)))
                .toList();
    }

    /** Scores within each group, in the order of its customers. */
    private static Map<String, List<Scores>> scores(Map<String, List<Measured>> groups, int levels) {
        Customers customers = Customers.customers();
        groups.forEach((group, crowd) -> {
            for (int place = 0; place < crowd.size(); place++) {
                Measured one = crowd.get(place);
                customers.of(
                        String.format("%s-%04d", group, place),
                        group,
                        one.recency(),
                        one.frequency(),
                        BigDecimal.valueOf(one.cents(), 2).toPlainString());
            }
        });
        Dataset<Row> rows = customers.rows(LocalSpark.session());
        RfmScores scores = new RfmScores(
                ScoreRules.quantile(levels, Ranks.AVERAGE),
                RfmScores.Nesting.INDEPENDENT,
                Compared.withinPeerGroups(1),
                RfmWeights.AHP);
        return scores.fit(rows).apply(rows).orderBy(RunColumns.CUSTOMER_ID.col()).collectAsList().stream()
                .collect(Collectors.groupingBy(
                        row -> row.<String>getAs(RunColumns.CUSTOMER_ID.name()).replaceAll("-\\d+$", ""),
                        Collectors.mapping(ScorePropertyTest::scores, Collectors.toList())));
    }

    private static Scores scores(Row row) {
        return new Scores(
                score(row, ScoreColumns.R_SCORE), score(row, ScoreColumns.F_SCORE), score(row, ScoreColumns.M_SCORE));
    }

    private static int score(Row row, ColumnSpec column) {
        return row.getAs(column.name());
    }
}
