package io.assay.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.LocalSpark;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class ShufflePartsTest {
    private static final String PARTS = "spark.sql.shuffle.partitions";
    private static final long MIB = 1 << 20;

    private SparkSession session;

    @BeforeEach
    void newSession(SparkSession spark) {
        session = spark.newSession();
        session.conf().set(PARTS, 2);
        session.conf().set(ShuffleParts.OURS_TO_CHOOSE, true);
        session.conf().set(ShuffleParts.ADAPTIVE, true);
        session.conf().set(ShuffleParts.ADAPTIVE_IS_OURS, true);
    }

    @Test
    void onlyPlansForASmallInputOfFilesDoNotAdapt() {
        assertThat(adapt(pin("csv", "a.csv", 22 * MIB))).isTrue();
        assertThat(adapt(new InputPin("s", "jdbc", "sales", "jdbc:none", "", 0)))
                .isTrue();
        assertThat(adapt(pin("csv", "a.csv", 21 * MIB))).isFalse();
    }

    @Test
    void plansAdaptAgainForWhatIsLargerLater() {
        assertThat(adapt(pin("csv", "a.csv", MIB))).isFalse();
        assertThat(adapt(pin("csv", "b.csv", 22 * MIB))).isTrue();
    }

    @Test
    void plansAdaptWhereTheUserSaysSo() {
        session.conf().unset(ShuffleParts.ADAPTIVE_IS_OURS);

        assertThat(adapt(pin("csv", "a.csv", MIB))).isTrue();
    }

    @Test
    void aSmallInputLeavesTheNumberAsItIs() {
        assertThat(parts(pin("csv", "a.csv", 30 * MIB))).isEqualTo("2");
    }

    @Test
    void partsFollowTheBytes() {
        assertThat(parts(pin("csv", "a.csv", 6400 * MIB))).isEqualTo("301");
        assertThat(parts(pin("parquet", "a.parquet", 640 * MIB))).isEqualTo("301");
    }

    @Test
    void compressedTextGrowsLikeCompressedColumns() {
        assertThat(parts(pin("json", "a.json.gz", 640 * MIB), pin("json", "b.json.zst", 640 * MIB)))
                .isEqualTo("301");
    }

    @Test
    void aNumberThatTheUserGaveStays() {
        session.conf().unset(ShuffleParts.OURS_TO_CHOOSE);

        assertThat(parts(pin("csv", "a.csv", 6400 * MIB))).isEqualTo("2");
    }

    @Test
    void aDatabaseOfUnknownSizeLeavesTheNumberAsItIs() {
        assertThat(parts(new InputPin("s", "jdbc", "sales", "jdbc:none", "", 0)))
                .isEqualTo("2");
    }

    @Test
    void aTableCountsByTheSizeThatSparkKnows() {
        ShuffleParts.choose(List.of(), List.of(session.range(80_000_000).toDF()), List.of(session));

        // 8 bytes a number, times 15, over 64 MiB
        assertThat(session.conf().get(PARTS)).isEqualTo("144");
    }

    @Test
    void aTableOfUnknownSizeLeavesTheNumberAsItIs() {
        JavaRDD<Row> unknown =
                JavaSparkContext.fromSparkContext(session.sparkContext()).parallelize(List.of(RowFactory.create("a")));
        Dataset<Row> table = session.createDataFrame(unknown, new StructType().add("a", "string"));

        ShuffleParts.choose(List.of(), List.of(table), List.of(session));

        assertThat(session.conf().get(PARTS)).isEqualTo("2");
    }

    @Test
    void onlyANumberThatNobodyGaveIsOurs() {
        SparkConf silent = new SparkConf(false);
        SparkConf given = new SparkConf(false).set(PARTS, "7").set(ShuffleParts.ADAPTIVE, "true");

        ShuffleParts.remember(silent);
        ShuffleParts.remember(given);

        assertThat(silent.contains(ShuffleParts.OURS_TO_CHOOSE)).isTrue();
        assertThat(given.contains(ShuffleParts.OURS_TO_CHOOSE)).isFalse();
        assertThat(silent.contains(ShuffleParts.ADAPTIVE_IS_OURS)).isTrue();
        assertThat(given.contains(ShuffleParts.ADAPTIVE_IS_OURS)).isFalse();
    }

    private boolean adapt(InputPin... pins) {
        ShuffleParts.choose(List.of(pins), List.of(), List.of(session));
        return Boolean.parseBoolean(session.conf().get(ShuffleParts.ADAPTIVE));
    }

    private String parts(InputPin... pins) {
        ShuffleParts.choose(List.of(pins), List.of(), List.of(session));
        return session.conf().get(PARTS);
    }

    private static InputPin pin(String kind, String name, long bytes) {
        return new InputPin("s", kind, name, "/in/" + name, "0", bytes);
    }
}
