package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.spark.sql.execution.window.WindowExec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run asks of Spark grows with its rows only where they are spread over tasks. */
class ScaleTest {
    /** Rules that find duplicates, orphans, ranks and moves by windows. */
    private static final String[] WINDOWS = {"ingest.unique_key=[transaction]", "ingest.orphan_returns=quarantine"};

    @TempDir
    Path folder;

    @Test
    void fourTimesTheCustomersAreNoMoreToTheDriver() {
        Asked few = run("few", 250);
        Asked many = run("many", 1000);

        assertThat(many.queries()).isGreaterThan(20).isEqualTo(few.queries());
        assertThat(many.largestPlan()).isEqualTo(few.largestPlan());
        // counts are a byte or two longer
        assertThat(many.largestResult()).isBetween(1L, few.largestResult() + few.largestResult() / 20);
        // steps of a curve of shares
        assertThat(many.largestBroadcast()).isBetween(1L, 2 * few.largestBroadcast());
        assertThat(many.operators(WindowExec.class)).isNotEmpty().noneMatch(window -> window.partitionSpec()
                .isEmpty());
    }

    private Asked run(String name, int customers) {
        Shop shop = Shop.with(folder.resolve(name), customers, 7);
        return Asked.by(() -> shop.run(Shop.AS_OF, WINDOWS));
    }
}
