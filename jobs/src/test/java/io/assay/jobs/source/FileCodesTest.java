package io.assay.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.table.TransactionTable;
import io.assay.testkit.LocalSpark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LocalSpark.class)
class FileCodesTest {
    private static InputPin pin(String name) {
        return new InputPin("sales", "csv", name, "/in/" + name, "1", 1);
    }

    private static FileCodes codes(List<String> names) {
        return FileCodes.of(names.stream().map(FileCodesTest::pin).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 10, 11, 100, 1001})
    void eachNameHasACodeOfItsOwnThatIsAsLongAsTheOthers(int number) {
        List<String> names = new ArrayList<>(IntStream.range(0, number)
                .mapToObj(i -> "day=" + i + "/sales.csv")
                .toList());
        Collections.shuffle(names, new Random(number));

        FileCodes codes = codes(names);

        assertThat(names).allSatisfy(name -> assertThat(codes.name(codes.code(pin(name))))
                .isEqualTo(name));
        assertThat(names.stream().map(name -> codes.code(pin(name)).length()).distinct())
                .hasSize(1);
    }

    /** Half of a pair of surrogates is smaller than a full-width sign in Java, and its bytes are larger. */
    @Test
    void codesAreInTheOrderThatSparkHasTheNamesIn(SparkSession spark) {
        List<String> names = List.of("b.csv", "金.csv", "\uFF5E.csv", "\uD83D\uDE00.csv", "B.csv", "a/z.csv", "a.csv");
        FileCodes codes = codes(names);

        List<String> sorted =
                spark.createDataset(names, Encoders.STRING()).sort("value").collectAsList();

        assertThat(names.stream().sorted((a, b) -> codes.code(pin(a)).compareTo(codes.code(pin(b)))))
                .containsExactlyElementsOf(sorted);
    }

    @Test
    void rowsGetTheirNamesBack(SparkSession spark) {
        List<String> names = List.of("b.csv", "a.csv", "c.csv");
        FileCodes codes = codes(names);
        Dataset<Row> coded = spark.createDataset(
                        Stream.concat(names.stream(), Stream.of("a.csv"))
                                .map(name -> codes.code(pin(name)))
                                .toList(),
                        Encoders.STRING())
                .toDF(TransactionTable.SOURCE_FILE.name());

        assertThat(codes.named(coded).as(Encoders.STRING()).collectAsList())
                .containsExactly("b.csv", "a.csv", "c.csv", "a.csv");
    }
}
