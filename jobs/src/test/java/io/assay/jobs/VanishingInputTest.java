package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.ingest.GateResult;
import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.failure.Failures;
import io.assay.jobs.run.Stage;
import io.assay.jobs.run.Steps;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.table.CustomerSegmentTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that is taken away during a run stops it, before anybody can see a row of it. */
class VanishingInputTest {
    private static final String OTHER_SETTING = "scores.levels=4";

    @TempDir
    Path folder;

    @Test
    @Fault({"D15", "D16", "C28"})
    void nothingIsPublishedWhenTheInputIsDeletedBetweenStages() {
        Shop shop = Shop.lean(folder, 30, 31);
        Publication before = shop.run(Shop.AS_OF).publication().orElseThrow();
        long wide = wideVersion(shop);

        for (Stage stage : new Stage[] {Stage.INGEST, Stage.SCORE}) {
            shop.deliver("more.csv", java.util.List.of("late,c001,2026-06-02,5.00"));

            assertThatThrownBy(() -> shop.run(Shop.AS_OF, deleting("more.csv", stage), OTHER_SETTING))
                    .as("deleted before: %s", stage.title())
                    .satisfies(thrown -> assertThat(Failures.of(thrown).exit()).isEqualTo(ExitCode.INPUT));

            assertThat(new Published(warehouse(shop)).all()).containsExactly(before);
            assertThat(wideVersion(shop))
                    .as("version of %s", CustomerSegmentTable.NAME)
                    .isEqualTo(wide);
        }
    }

    private Steps deleting(String file, Stage when) {
        return new Steps() {
            @Override
            public void begin(Stage stage) {
                if (stage == when) {
                    try {
                        Files.delete(folder.resolve("input").resolve(file));
                    } catch (IOException undeletable) {
                        throw new UncheckedIOException(undeletable);
                    }
                }
            }

            @Override
            public void doubt(GateResult gate) {
                // nobody watches
            }

            @Override
            public void warn(String sentence) {
                // nobody watches
            }
        };
    }

    private static long wideVersion(Shop shop) {
        return warehouse(shop).version(Published.WIDE);
    }

    private static Warehouse warehouse(Shop shop) {
        return Warehouse.at(LocalSpark.session(), shop.warehouse().toString());
    }
}
