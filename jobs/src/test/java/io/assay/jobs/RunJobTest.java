package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJobTest {
    @TempDir
    Path folder;

    @Test
    @Fault({"C8", "R03"})
    void runningAgainChangesNothing() {
        Shop shop = Shop.with(folder, 60, 1);

        RunReport first = shop.run(Shop.AS_OF);
        RunReport again = shop.run(Shop.AS_OF);

        assertThat(first.outcome()).isEqualTo(RunReport.Outcome.PUBLISHED);
        assertThat(again.outcome()).isEqualTo(RunReport.Outcome.ALREADY_PUBLISHED);
        assertThat(again.publication()).isEqualTo(first.publication());
    }
}
