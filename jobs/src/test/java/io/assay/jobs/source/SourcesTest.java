package io.assay.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.LocalSpark;
import io.assay.transform.Kept;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class SourcesTest {
    @TempDir
    Path folder;

    @Test
    void rowsThatMemoryCouldNotHoldAreKeptOnDisk(SparkSession spark) {
        assertThat(kept(spark, 1L << 20).useMemory()).isTrue();
        assertThat(kept(spark, 1L << 40).useMemory()).isFalse();
        assertThat(kept(spark, 1L << 40).useDisk()).isTrue();
    }

    @Test
    void fewRowsOnTopOfManyAreExchangedInFewParts(SparkSession spark) {
        String before = spark.conf().get(ShuffleParts.PARTS);
        List<InputPin> all = List.of(text(1L << 34), text(40 << 20), text(30 << 20));
        spark.conf().set(ShuffleParts.OURS_TO_CHOOSE, true);
        try {
            Sources sources = new InputFolder(folder).sources();

            sources.sizeExchangesOnTop(all.subList(2, 3), all);
            assertThat(spark.conf().get(ShuffleParts.PARTS)).isEqualTo(before);
            // so many that the earlier rows would be exchanged too
            sources.sizeExchangesOnTop(all.subList(1, 2), all);
            assertThat(spark.conf().get(ShuffleParts.PARTS)).isEqualTo("772");
        } finally {
            spark.conf().unset(ShuffleParts.OURS_TO_CHOOSE);
            spark.conf().set(ShuffleParts.PARTS, before);
        }
    }

    private StorageLevel kept(SparkSession spark, long bytes) {
        try (Kept kept =
                new InputFolder(folder).sources().keep(spark.range(bytes).toDF(), List.of(text(bytes)))) {
            return kept.rows().storageLevel();
        }
    }

    private static InputPin text(long bytes) {
        return new InputPin("shop", "csv", "a.csv", "/in/a.csv", "0", bytes);
    }
}
