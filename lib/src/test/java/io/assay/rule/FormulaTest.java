package io.assay.rule;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.testkit.LocalSpark;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ceil((a + b) / 2); 4",
                "floor(a / b); 0",
                "a + b * 2; 13",
                "(a + b) * 2; 16",
                "a - b - 1; -3",
                "12 / 2 / 3; 2",
                "min(a, b); 3",
                "max(a, b) - 0.5; 4.5"
            })
    void arithmeticFollowsTheUsualOrder(String text, double expected) {
        assertThat(Formula.parse(text).value().applyAsDouble(Map.of("a", 3d, "b", 5d)))
                .isEqualTo(expected);
    }

    /** What is checked in Java when a pack is loaded is what Spark computes later. */
    @Test
    void theExpressionHasTheValueOfTheArithmetic() {
        List<String> texts = List.of(
                "a + b * 2 - 1",
                "a - b - 1",
                "a * b / 2",
                "12 / a / 2",
                "ceil(a / b) + floor(b / a)",
                "min(a, b) - max(a, 4)");
        Map<String, Double> values = Map.of("a", 3d, "b", 5d);

        Row found = LocalSpark.session()
                .range(1)
                .select(texts.stream()
                        .map(text -> Formula.parse(text).column().apply(name -> lit(values.get(name))))
                        .toArray(Column[]::new))
                .first();

        for (int i = 0; i < texts.size(); i++) {
            assertThat(found.getDouble(i))
                    .as(texts.get(i))
                    .isEqualTo(Formula.parse(texts.get(i)).value().applyAsDouble(values));
        }
    }

    @Test
    void namesAreThoseInTheText() {
        assertThat(Formula.parse("ceil((f_score + m_score) / 2)").names()).containsExactly("f_score", "m_score");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a +", "(a", "a b", "a; drop table x", "'a'", "a == b", "A"})
    void whatIsNoArithmeticIsRefused(String text) {
        assertThatThrownBy(() -> Formula.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("formula has ");
    }

    @Test
    void onlyFourFunctionsAreKnown() {
        assertThatThrownBy(() -> Formula.parse("reflect(a, b)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("formula calls reflect with 2 values; known are ceil(x), floor(x), min(x, y), max(x, y)");
    }

    @Test
    void depthAndLengthAreBounded() {
        assertThatThrownBy(() -> Formula.parse("(".repeat(30) + "a" + ")".repeat(30)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("formula is nested deeper than 20 levels");
        assertThatThrownBy(() -> Formula.parse("a".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("formula is longer than 200 characters");
    }
}
