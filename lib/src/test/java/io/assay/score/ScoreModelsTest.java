package io.assay.score;

import static io.assay.testkit.Customers.customers;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.cut.Ranks;
import io.assay.table.CustomerFeatureTable;
import io.assay.testkit.Customers;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Rearranged;
import io.assay.testkit.RfmWeights;
import io.assay.transform.Estimator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is learned of customers does not depend on how their rows lie. */
class ScoreModelsTest {
    private static final int CUSTOMERS = 60;

    @ParameterizedTest
    @Fault({"C4", "C5"})
    @EnumSource(RfmScores.Nesting.class)
    void twoFitsOfScoresAreEqual(RfmScores.Nesting nesting) {
        assertFitsAreEqual(new RfmScores(
                ScoreRules.quantile(3, Ranks.AVERAGE), nesting, Compared.withinPeerGroups(10), RfmWeights.AHP));
    }

    @ParameterizedTest
    @EnumSource(RfmCode04.Variant.class)
    void twoFitsOfDigitsAreEqual(RfmCode04.Variant variant) {
        assertFitsAreEqual(new RfmCode04(variant, RfmWeights.AHP));
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void twoFitsOfAScaleAreEqual(Scale scale) {
        assertFitsAreEqual(
                new Normalisation(scale, List.of(CustomerFeatureTable.MONETARY, CustomerFeatureTable.AVG_AMOUNT)));
    }

    private static void assertFitsAreEqual(Estimator<?> estimator) {
        Customers customers = customers();
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.of("c" + i, "g" + i % 4 * i % 3, 1 + i * 7 % 40, i % 9, i * i % 50 + ".25");
        }
        Dataset<Row> rows = customers.rows(LocalSpark.session());

        assertThat(estimator.fit(Rearranged.of(rows))).isEqualTo(estimator.fit(rows));
    }
}
