package io.assay.rule;

import static io.assay.testkit.Customers.customers;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.cut.CutRule;
import io.assay.cut.Population;
import io.assay.cut.Ties;
import io.assay.table.Better;
import io.assay.table.RunColumns;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Rearranged;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a pack says of customers, rule by rule. */
@ExtendWith(LocalSpark.class)
class PackModelTest {
    private static final Label LABEL = new Label("label", "标签");
    private static final PackAxis MONEY = new PackAxis.Measured(
            "money",
            "monetary",
            "",
            Better.HIGHER,
            new CutRule.Fixed(List.of(new BigDecimal(100))),
            List.of("low", "high"));
    private static final PackAxis COUNTRY = new PackAxis.Listed("country", "peer_group", List.of("DE", "FR"));

    @Test
    @Fault("C15")
    void theFirstRuleThatHoldsDecides(SparkSession spark) {
        Dataset<Row> rows = customers().of("a", 1, 1, "500").of("b", 1, 1, "5").rows(spark);

        List<Row> found = segmented(
                rows,
                Optional.empty(),
                List.of(MONEY),
                new Rule("good", Map.of("money", List.of("high"))),
                new Rule("bad", Map.of()));

        assertThat(found).extracting(row -> row.getAs("test_segment")).containsExactly("good", "bad");
        assertThat(found)
                .extracting(row -> row.<String>getAs("test_segment_reason"))
                .containsExactly(
                        "rule 1: money 500.00 >= 100 (limit) -> high", "rule 2: money 5.00 < 100 (limit) -> low");
    }

    @Test
    void aValueThatIsNotListedIsOutsideWhateverTheRulesSay(SparkSession spark) {
        Dataset<Row> rows = customers()
                .of("a", "DE", 1, 1, "5")
                .of("b", "IT", 1, 1, "5")
                .of("c", null, 1, 1, "5")
                .rows(spark);

        List<Row> found = segmented(rows, Optional.of("bad"), List.of(COUNTRY), new Rule("good", Map.of()));

        assertThat(found).extracting(row -> row.getAs("test_segment")).containsExactly("good", "bad", "bad");
        assertThat(found)
                .extracting(row -> row.<String>getAs("test_segment_reason"))
                .containsExactly(
                        "rule 1: country DE",
                        "outside the scheme: country is IT",
                        "outside the scheme: country is unknown");
    }

    @Test
    @Fault({"C4", "C5"})
    void twoFitsAreEqual(SparkSession spark) {
        Dataset<Row> rows = customers()
                .of("a", 1, 1, "5")
                .of("b", 2, 1, "50")
                .of("c", 3, 1, "70")
                .of("d", 4, 1, "70")
                .rows(spark);
        PackAxis share = new PackAxis.Measured(
                "share",
                "monetary",
                "",
                Better.HIGHER,
                new CutRule.CumulativeShare(List.of(new BigDecimal("0.7")), Ties.UP),
                List.of("low", "high"));
        PackRules rules = rules(
                Optional.empty(),
                List.of(share),
                new Rule("good", Map.of("share", List.of("high"))),
                new Rule("bad", Map.of()));

        assertThat(rules.fit(Rearranged.of(rows))).isEqualTo(rules.fit(rows));
    }

    private static List<Row> segmented(
            Dataset<Row> rows, Optional<String> otherwise, List<PackAxis> axes, Rule... rules) {
        return rules(otherwise, axes, rules)
                .fit(rows)
                .apply(rows)
                .orderBy(RunColumns.CUSTOMER_ID.col())
                .collectAsList();
    }

    private static PackRules rules(Optional<String> otherwise, List<PackAxis> axes, Rule... rules) {
        Pack pack = new Pack(
                new PackInfo("test", "1", "none", LABEL, LABEL, "none"),
                "test_segment",
                Population.ALL,
                otherwise,
                axes,
                List.of(
                        new Segment("good", LABEL, LABEL, 1, "#1a9850"),
                        new Segment("bad", LABEL, LABEL, 2, "#d73027")),
                Match.FIRST,
                List.of(rules));
        return new PackRules(pack, 5);
    }
}
