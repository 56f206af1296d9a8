package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.run.RunReport;
import io.assay.testkit.LocalSpark;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A run says what its tasks could not hold in memory. */
@ExtendWith(LocalSpark.class)
class SpillTest {
    /** Rows that a window holds in memory before it writes them to disk. */
    private static final Map<String, String> LITTLE = Map.of(
            "spark.sql.windowExec.buffer.in.memory.threshold", "2", "spark.sql.windowExec.buffer.spill.threshold", "2");

    @TempDir
    Path folder;

    @Test
    void bytesThatWentToDiskAreReported(SparkSession spark) {
        Shop shop = Shop.lean(folder, 12, 3);
        shop.deliver("again.csv", Collections.nCopies(60, "x1,c001,2026-06-20,5.00"));

        RunReport roomy = shop.run(folder.resolve("roomy").toString(), Shop.AS_OF, "gates.duplicate_fail=1");
        LITTLE.forEach((key, value) -> spark.conf().set(key, value));
        try {
            RunReport narrow = shop.run(folder.resolve("narrow").toString(), Shop.AS_OF, "gates.duplicate_fail=1");

            assertThat(roomy.json()).containsEntry("spilled_bytes", 0L);
            assertThat(narrow.effort().spilledBytes()).isPositive();
            assertThat(narrow.publication().orElseThrow().contentHash())
                    .isEqualTo(roomy.publication().orElseThrow().contentHash());
        } finally {
            LITTLE.keySet().forEach(key -> spark.conf().unset(key));
        }
    }
}
