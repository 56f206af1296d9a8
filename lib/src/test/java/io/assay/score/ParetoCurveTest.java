package io.assay.score;

import static io.assay.testkit.Customers.customers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.table.CustomerFeatureTable;
import io.assay.testkit.Customers;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
@Method("tier-abc-pareto")
class ParetoCurveTest {
    private static final ParetoCurve CURVE = new ParetoCurve(CustomerFeatureTable.MONETARY);

    @Test
    void fiveCustomersHaveTheirKnownGini(SparkSession spark) {
        Customers customers = customers();
        String[] amounts = {"50", "30", "10", "5", "5"};
        for (int i = 0; i < amounts.length; i++) {
            customers.of("c" + i, 1, 1, amounts[i]);
        }

        ParetoFacts facts = CURVE.facts(customers.rows(spark));

        assertThat(facts.gini()).isCloseTo(0.46, within(1e-12));
        assertThat(facts.top20Share()).isCloseTo(0.5, within(1e-12));
        assertThat(facts.headsFor80()).isEqualTo(2);
    }

    @Test
    void equalCustomersAreNotConcentrated(SparkSession spark) {
        Customers customers = customers();
        for (int i = 0; i < 10; i++) {
            customers.of("c" + i, 1, 1, "7.50");
        }

        ParetoFacts facts = CURVE.facts(customers.rows(spark));

        assertThat(facts.gini()).isZero();
        assertThat(facts.headsFor80()).isEqualTo(8);
        assertThat(facts.top20Share()).isCloseTo(0.2, within(1e-12));
    }

    /** 80 % of 100 are 30, 25 and 25; the two best of ten have 30 and one of the 25. */
    @Test
    void equalCustomersAtTheBoundCountAsManyAsAreNeeded(SparkSession spark) {
        Customers customers = customers();
        String[] amounts = {"30", "25", "25", "10", "5", "1", "1", "1", "1", "1"};
        for (int i = 0; i < amounts.length; i++) {
            customers.of("c" + i, 1, 1, amounts[i]);
        }

        ParetoFacts facts = CURVE.facts(customers.rows(spark));

        assertThat(facts.headsFor80()).isEqualTo(3);
        assertThat(facts.top20Share()).isCloseTo(0.55, within(1e-12));
        assertThat(facts.top1Share()).isCloseTo(0.30, within(1e-12));
    }

    @Test
    void withoutValueThereIsNoConcentration(SparkSession spark) {
        ParetoFacts facts = CURVE.facts(
                customers().of("ann", 1, 1, "-5").of("bob", 1, 1, "0").rows(spark));

        assertThat(facts.customers()).isEqualTo(2);
        assertThat(facts.total()).isZero();
        assertThat(facts.headsFor80()).isZero();
        assertThat(facts.gini()).isZero();
    }
}
