package io.assay.cut;

import static io.assay.testkit.Customers.customers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.table.Better;
import io.assay.table.ColumnSpec;
import io.assay.table.RunColumns;
import io.assay.table.Types;
import io.assay.testkit.Cdnow;
import io.assay.testkit.Customers;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
@Method("tier-abc-pareto")
class StandingTest {
    private static final ColumnSpec RANK = ColumnSpec.optional("abc_rank", Types.COUNT, "place", "Rank");
    private static final ColumnSpec SHARE = ColumnSpec.optional("abc_cum_share", Types.NUMBER, "share", "Share");

    @Test
    void ranksAndSharesFollowTheValue(SparkSession spark) {
        List<Row> found = ranked(money("50", "30", "10", "5", "5").rows(spark), Ties.BY_ID);

        assertThat(ranks(found)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(shares(found)).containsExactly(0.5, 0.8, 0.9, 0.95, 1.0);
    }

    @Test
    void equalCustomersStandTogetherUnlessIdsDecide(SparkSession spark) {
        Dataset<Row> rows = money("10", "25", "25", "40").rows(spark);

        assertThat(ranks(ranked(rows, Ties.UP))).containsExactly(4L, 2L, 2L, 1L);
        assertThat(shares(ranked(rows, Ties.UP))).containsExactly(1.0, 0.9, 0.9, 0.4);
        assertThat(ranks(ranked(rows, Ties.BY_ID))).containsExactly(4L, 2L, 3L, 1L);
        assertThat(shares(ranked(rows, Ties.BY_ID))).containsExactly(1.0, 0.65, 0.9, 0.4);
    }

    @Test
    void negativeMoneyHasARankAndAddsNothing(SparkSession spark) {
        List<Row> found = ranked(money("-50", "80", "0", "20").rows(spark), Ties.UP);

        assertThat(ranks(found)).containsExactly(4L, 1L, 3L, 2L);
        assertThat(shares(found)).containsExactly(1.0, 0.8, 1.0, 1.0);
    }

    @Test
    void withoutATotalThereAreRanksOnly(SparkSession spark) {
        List<Row> found = ranked(money("-5", "0").rows(spark), Ties.UP);

        assertThat(ranks(found)).containsExactly(2L, 1L);
        assertThat(shares(found)).containsExactly(null, null);
    }

    @Test
    void whoIsOutsideThePopulationHasNoPlace(SparkSession spark) {
        Dataset<Row> rows = customers()
                .of("a", 1, 1, "10")
                .of("b", null, 0, "90")
                .of("c", 1, 1, "30")
                .rows(spark);

        List<Row> found = standing(rows, Ties.UP, new Population(List.of("avg_amount"), Optional.empty()))
                .apply(rows)
                .orderBy(RunColumns.CUSTOMER_ID.col())
                .collectAsList();

        assertThat(ranks(found)).containsExactly(2L, null, 1L);
        assertThat(shares(found)).containsExactly(1.0, null, 0.75);
    }

    /** Many customers in few buckets, with ties, against sorting them in plain Java. */
    @Test
    void ranksAreThoseOfSortingAllCustomers(SparkSession spark) {
        Random random = new Random(20260701);
        TreeMap<String, Integer> amounts = new TreeMap<>();
        Customers customers = customers();
        for (int i = 0; i < 500; i++) {
            String id = String.format("c%03d", i);
            amounts.put(id, random.nextInt(10) == 0 ? -random.nextInt(50) : random.nextInt(300));
            customers.of(id, 1, 1, String.valueOf(amounts.get(id)));
        }
        List<String> sorted = amounts.keySet().stream()
                .sorted(Comparator.<String>comparingInt(amounts::get).reversed().thenComparing(id -> id))
                .toList();
        double total = amounts.values().stream()
                .mapToInt(amount -> Math.max(amount, 0))
                .sum();

        List<Row> byId = ranked(customers.rows(spark), Ties.BY_ID);
        List<Row> up = ranked(customers.rows(spark), Ties.UP);

        int above = 0;
        for (int i = 0; i < sorted.size(); i++) {
            int amount = amounts.get(sorted.get(i));
            above += Math.max(amount, 0);
            Row row = byId.get(Integer.parseInt(sorted.get(i).substring(1)));
            assertThat(row.<Long>getAs(RANK.name())).isEqualTo(i + 1L);
            assertThat(row.<Double>getAs(SHARE.name())).isCloseTo(above / total, within(1e-15));
        }
        for (Row row : up) {
            int amount = amounts.get(row.<String>getAs("customer_id"));
            long better =
                    amounts.values().stream().filter(other -> other > amount).count();
            int held = amounts.values().stream()
                    .filter(other -> other >= amount && other > 0)
                    .mapToInt(other -> other)
                    .sum();
            assertThat(row.<Long>getAs(RANK.name())).isEqualTo(better + 1);
            assertThat(row.<Double>getAs(SHARE.name())).isCloseTo(held / total, within(1e-15));
        }
    }

    @Test
    void fiveCustomersHaveTheirKnownGini(SparkSession spark) {
        for (Ties ties : Ties.values()) {
            ParetoFacts facts = facts(money("50", "30", "10", "5", "5").rows(spark), ties);

            assertThat(facts.gini()).isCloseTo(0.46, within(1e-12));
            assertThat(facts.top20Share()).isCloseTo(0.5, within(1e-12));
            assertThat(facts.headsFor80()).isEqualTo(2);
        }
    }

    @Test
    void equalCustomersAreNotConcentrated(SparkSession spark) {
        String[] amounts = new String[10];
        Arrays.fill(amounts, "7.50");

        ParetoFacts facts = facts(money(amounts).rows(spark), Ties.UP);

        assertThat(facts.gini()).isZero();
        assertThat(facts.headsFor80()).isEqualTo(8);
        assertThat(facts.top20Share()).isCloseTo(0.2, within(1e-12));
    }

    /** 80 % of 100 are 30, 25 and 25; the two best of ten have 30 and one of the 25. */
    @Test
    void equalCustomersAtTheBoundCountAsManyAsAreNeeded(SparkSession spark) {
        ParetoFacts facts = facts(
                money("30", "25", "25", "10", "5", "1", "1", "1", "1", "1").rows(spark), Ties.UP);

        assertThat(facts.headsFor80()).isEqualTo(3);
        assertThat(facts.top20Share()).isCloseTo(0.55, within(1e-12));
        assertThat(facts.top1Share()).isCloseTo(0.30, within(1e-12));
    }

    @Test
    void withoutValueThereIsNoConcentration(SparkSession spark) {
        ParetoFacts facts = facts(money("-5", "0").rows(spark), Ties.UP);

        assertThat(facts.customers()).isEqualTo(2);
        assertThat(facts.total()).isZero();
        assertThat(facts.headsFor80()).isZero();
        assertThat(facts.gini()).isZero();
    }

    /** Computed beforehand by a script that shares no code with this project. */
    @Test
    void aThirdOfCustomersMakesFourFifthsOfSales(SparkSession spark) {
        ParetoFacts facts = facts(Cdnow.customers().rows(spark), Ties.UP);

        assertThat(facts.customers()).isEqualTo(2357);
        assertThat(facts.total()).isEqualByComparingTo("244091.94");
        assertThat(facts.headsFor80()).isEqualTo(777);
        assertThat(facts.top20Share()).isCloseTo(0.6745501715460167, within(1e-12));
        assertThat(facts.top1Share()).isCloseTo(0.1455400780541955, within(1e-12));
        assertThat(facts.gini()).isCloseTo(0.6309171170162413, within(1e-12));
    }

    private static Customers money(String... amounts) {
        Customers customers = customers();
        for (int i = 0; i < amounts.length; i++) {
            customers.of("c" + i, 1, 1, amounts[i]);
        }
        return customers;
    }

    private static Standing standing(Dataset<Row> rows, Ties ties, Population population) {
        CutRule rule = new CutRule.CumulativeShare(List.of(new BigDecimal("0.80"), new BigDecimal("0.95")), ties);
        CutColumn column = new CutColumn("x", "monetary", Better.HIGHER, rule, population);
        String id = RunColumns.CUSTOMER_ID.name();
        ShareCurve curve =
                new CutFit(List.of(column), List.of(), id).find(rows).curves().get(0);
        return new Standing(curve, id, RANK, SHARE);
    }

    private static List<Row> ranked(Dataset<Row> rows, Ties ties) {
        return standing(rows, ties, Population.ALL)
                .apply(rows)
                .orderBy(RunColumns.CUSTOMER_ID.col())
                .collectAsList();
    }

    private static ParetoFacts facts(Dataset<Row> rows, Ties ties) {
        Standing standing = standing(rows, ties, Population.ALL);
        return standing.facts(standing.apply(rows));
    }

    private static List<Long> ranks(List<Row> rows) {
        List<Long> ranks = new ArrayList<>();
        rows.forEach(row -> ranks.add(row.getAs(RANK.name())));
        return ranks;
    }

    private static List<Double> shares(List<Row> rows) {
        List<Double> shares = new ArrayList<>();
        rows.forEach(row -> shares.add(row.getAs(SHARE.name())));
        return shares;
    }
}
