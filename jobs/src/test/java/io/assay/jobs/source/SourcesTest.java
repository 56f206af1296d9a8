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

    private StorageLevel kept(SparkSession spark, long bytes) {
        List<InputPin> input = List.of(new InputPin("shop", "csv", "a.csv", "/in/a.csv", "0", bytes));
        try (Kept kept =
                new InputFolder(folder).sources().keep(spark.range(bytes).toDF(), input)) {
            return kept.rows().storageLevel();
        }
    }
}
