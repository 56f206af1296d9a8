package io.assay.score;

import static io.assay.testkit.Customers.customers;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.testkit.Customers;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import io.assay.testkit.RfmWeights;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
@Method("rfm-code-04")
class RfmCode04Test {
    @Test
    void aLapsedBigSpenderOutweighsALapsedFrequentBuyer(SparkSession spark) {
        Customers customers = customers()
                .of("a", 500, 1, "900") // last, rarest, richest
                .of("b", 500, 90, "1") // last, most frequent, poorest
                .of("c", 3, 30, "300")
                .of("d", 2, 30, "300")
                .of("e", 1, 30, "300")
                .of("f", 400, 30, "300")
                .of("g", 30, 30, "300")
                .of("h", 20, 30, "300")
                .of("i", 10, 1, "900")
                .of("j", 5, 90, "1");

        List<Row> coded = coded(RfmCode04.Variant.FIVE_LEVELS, customers, spark);

        assertThat(coded.get(0).<String>getAs("rfm04")).isEqualTo("004");
        assertThat(coded.get(0).<Double>getAs("rfm04_value")).isCloseTo(2.158460, within(1e-6));
        assertThat(coded.get(0).<String>getAs("rfm04_meaning"))
                .isEqualTo("lapsed and rare, but big spender: win back by personal contact");
        assertThat(coded.get(1).<String>getAs("rfm04")).isEqualTo("040");
        assertThat(coded.get(1).<Double>getAs("rfm04_value")).isCloseTo(1.187844, within(1e-6));
        assertThat(coded.get(1).<String>getAs("rfm04_meaning"))
                .isEqualTo("lapsed, was frequent, small: reactivate by habit or points");
    }

    /** Every corner of recency, frequency and monetary, and four customers in between. */
    @Test
    void everyCornerHasItsCodeAndMeaning(SparkSession spark) {
        Customers customers = customers();
        for (int corner = 0; corner < 8; corner++) {
            customers.of(
                    "c" + corner, corner < 4 ? 500 : 1, corner / 2 % 2 == 0 ? 1 : 90, corner % 2 == 0 ? "1" : "900");
        }
        for (int i = 0; i < 4; i++) {
            customers.of("d" + i, 100, 30, "300");
        }

        List<Row> coded = coded(RfmCode04.Variant.FIVE_LEVELS, customers, spark).subList(0, 8);

        assertThat(coded.stream().map(row -> row.<String>getAs("rfm04")))
                .containsExactly("000", "004", "040", "044", "400", "404", "440", "444");
        assertThat(coded.stream().map(row -> row.<String>getAs("rfm04_meaning")))
                .containsExactly(
                        "lapsed, rare, small: lowest priority",
                        "lapsed and rare, but big spender: win back by personal contact",
                        "lapsed, was frequent, small: reactivate by habit or points",
                        "lapsed former best: top priority to win back",
                        "new or just back, small: welcome",
                        "new or rare big spender: develop frequency",
                        "loyal small spender: sell up",
                        "active, loyal, big spender: best");
    }

    /** Five customers in as many levels: the digits are the ranks less one, and from 3 on a digit is high. */
    @Test
    void aDigitIsHighFromThreeOnAndEachHasItsWeight(SparkSession spark) {
        Customers customers = customers()
                .of("a", 50, 3, "300") // 0 2 2
                .of("b", 40, 1, "100") // 1 0 0
                .of("c", 30, 2, "200") // 2 1 1
                .of("d", 20, 5, "400") // 3 4 3
                .of("e", 10, 4, "500"); // 4 3 4

        List<Row> coded = coded(RfmCode04.Variant.FIVE_LEVELS, customers, spark);

        assertThat(coded.stream().map(row -> row.<String>getAs("rfm04")))
                .containsExactly("022", "100", "211", "343", "434");
        assertThat(coded.stream().map(row -> row.<String>getAs("rfm04_meaning")))
                .containsExactly(
                        "lapsed, rare, small: lowest priority",
                        "lapsed, rare, small: lowest priority",
                        "lapsed, rare, small: lowest priority",
                        "active, loyal, big spender: best",
                        "active, loyal, big spender: best");
        assertThat(coded.get(1).<Double>getAs("rfm04_value")).isCloseTo(0.163424, within(1e-9));
        assertThat(coded.get(4).<Double>getAs("rfm04_value"))
                .isCloseTo(4 * 0.163424 + 3 * 0.296961 + 4 * 0.539615, within(1e-9));
    }

    @Test
    void inFourGradesZeroIsForThoseWithoutAVisit(SparkSession spark) {
        Customers customers = customers()
                .of("a", null, 0, "0")
                .of("b", 40, 1, "10")
                .of("c", 30, 2, "20")
                .of("d", 20, 3, "30")
                .of("e", 10, 4, "40");

        List<Row> coded = coded(RfmCode04.Variant.FOUR_GRADES, customers, spark);

        assertThat(coded.stream().map(row -> row.<String>getAs("rfm04")))
                .containsExactly("000", "111", "222", "333", "444");
        assertThat(coded.get(4).<String>getAs("rfm04_meaning")).isEqualTo("active, loyal, big spender: best");
    }

    private static List<Row> coded(RfmCode04.Variant variant, Customers customers, SparkSession spark) {
        RfmCode04 code = new RfmCode04(variant, RfmWeights.AHP);
        return code.fit(customers.rows(spark))
                .apply(customers.rows(spark))
                .orderBy(col("customer_id"))
                .collectAsList();
    }
}
