package io.assay.cut;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.table.Better;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.assay.testkit.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Laws of quantile cuts over random values; each case is a group, so that one fit checks many cases. */
@Method("rfm-quantile-score")
class CutLawsTest {
    private static final StructType SCHEMA = new StructType()
            .add("case_id", DataTypes.IntegerType, false)
            .add("place", DataTypes.IntegerType, false)
            .add("value", DataTypes.createDecimalType(18, 2), false);

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void scoresAreThoseOfAverageRanks(@ForAll("cases") List<List<Long>> cases, @ForAll("levels") int k) {
        for (Better better : Better.values()) {
            List<List<Integer>> found = scores(cases, k, better);

            for (int i = 0; i < cases.size(); i++) {
                assertThat(found.get(i))
                        .as("%s of %s", better, cases.get(i))
                        .isEqualTo(AverageRanks.scores(cases.get(i), k, better));
            }
        }
    }

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    @Fault({"D06", "C8", "C9", "C15"})
    void orderUnitAndDuplicationChangeNoScore(@ForAll("cases") List<List<Long>> cases, @ForAll("levels") int k) {
        List<List<Integer>> base = scores(cases, k, Better.HIGHER);

        List<List<Long>> reversed = cases.stream().map(CutLawsTest::reversed).toList();
        assertThat(scores(reversed, k, Better.HIGHER).stream()
                        .map(CutLawsTest::reversed)
                        .toList())
                .isEqualTo(base);
        List<List<Long>> scaled = cases.stream()
                .map(values -> values.stream().map(value -> 7 * value).toList())
                .toList();
        assertThat(scores(scaled, k, Better.HIGHER)).isEqualTo(base);
        List<List<Long>> doubled = cases.stream()
                .map(values -> LongStream.range(0, 2L * values.size())
                        .mapToObj(i -> values.get((int) (i % values.size())))
                        .toList())
                .toList();
        List<List<Integer>> twice = scores(doubled, k, Better.HIGHER);
        for (int i = 0; i < base.size(); i++) {
            assertThat(twice.get(i).subList(0, base.get(i).size())).isEqualTo(base.get(i));
        }
    }

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    @Fault({"D06", "C15"})
    void equalValuesScoreEquallyAndMoreIsNeverWorse(@ForAll("cases") List<List<Long>> cases, @ForAll("levels") int k) {
        List<List<Integer>> found = scores(cases, k, Better.HIGHER);

        for (int i = 0; i < cases.size(); i++) {
            List<Long> values = cases.get(i);
            for (int a = 0; a < values.size(); a++) {
                for (int b = 0; b < values.size(); b++) {
                    int order = Long.compare(values.get(a), values.get(b));
                    int scoreOrder =
                            Integer.compare(found.get(i).get(a), found.get(i).get(b));
                    assertThat(order == 0 ? scoreOrder == 0 : order * scoreOrder >= 0)
                            .isTrue();
                }
            }
        }
    }

    /** Long-tailed values, many of them equal, some negative. */
    @Provide
    Arbitrary<List<List<Long>>> cases() {
        Arbitrary<Long> few = Arbitraries.longs().between(-3, 6);
        Arbitrary<Long> wide = Arbitraries.longs().between(-1_000_000_000_000L, 1_000_000_000_000L);
        Arbitrary<List<Long>> values =
                Arbitraries.oneOf(few, few, wide).list().ofMinSize(1).ofMaxSize(40);
        return values.list().ofSize(25);
    }

    @Provide
    Arbitrary<Integer> levels() {
        return Arbitraries.integers().between(2, 10);
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> turned = new ArrayList<>(list);
        Collections.reverse(turned);
        return turned;
    }

    private static List<List<Integer>> scores(List<List<Long>> cases, int k, Better better) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            for (int j = 0; j < cases.get(i).size(); j++) {
                rows.add(RowFactory.create(i, j, BigDecimal.valueOf(cases.get(i).get(j), 2)));
            }
        }
        Collections.shuffle(rows, new Random(42));
        Dataset<Row> frame = LocalSpark.session().createDataFrame(rows, SCHEMA);
        CutColumn column = CutColumn.of("law", "value", better, new CutRule.Quantile(k, Ranks.AVERAGE));
        List<String> groups = List.of("case_id");
        Cuts cuts = new CutFit(List.of(column), groups, "place").fit(frame).get(0);
        Map<List<Integer>, Integer> found = new HashMap<>();
        new Levels(List.of(new Levels.Output(cuts, "level")), groups, "place")
                .apply(frame)
                .select(col("case_id"), col("place"), col("level"))
                .collectAsList()
                .forEach(row -> found.put(List.of(row.getInt(0), row.getInt(1)), row.getInt(2)));
        List<List<Integer>> scores = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            List<Integer> one = new ArrayList<>();
            for (int j = 0; j < cases.get(i).size(); j++) {
                one.add(found.get(List.of(i, j)));
            }
            scores.add(one);
        }
        return scores;
    }
}
