package io.assay.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.run.Stage;
import io.assay.jobs.store.Publication;
import io.assay.jobs.store.PublicationCheck;
import io.assay.jobs.store.Published;
import io.assay.jobs.store.Warehouse;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends SIGKILL to a run in a process of its own, after two of its stages, and runs it again. */
@Fault({"P01", "C28"})
class KillTest {
    private static final LocalDate EARLIER = Shop.AS_OF.minusMonths(1);
    private static final List<Stage> LAST_FINISHED = List.of(Stage.STORE, Stage.SEGMENT);
    private static final int KILLED = 128 + 9;

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void openTheShop() {
        shop = Shop.lean(folder, 20, 53);
    }

    @Test
    void aKilledProcessLeavesWhatWasPublishedAndConverges() throws Exception {
        Publication earlier = run("base", EARLIER);
        copy("base", "undisturbed");
        Publication undisturbed = run("undisturbed", Shop.AS_OF);

        for (Stage stage : LAST_FINISHED) {
            String name = "killed-after-" + stage.name();
            copy("base", name);

            assertThat(killedAfter(stage, name)).as("exit code").isEqualTo(KILLED);

            DeltaLog.clearCache();
            assertThat(published(name).at(Optional.of(EARLIER)))
                    .as("killed after: %s", stage.title())
                    .contains(earlier);
            assertThat(findings(name)).as("killed after: %s", stage.title()).isEmpty();
            Publication again = run(name, Shop.AS_OF);
            assertThat(again.contentHash())
                    .as("killed after: %s", stage.title())
                    .isEqualTo(undisturbed.contentHash());
            assertThat(published(name).all()).containsExactlyInAnyOrder(earlier, again);
        }
    }

    /** Starts the run, kills its process as soon as it says that the stage is over, and returns the exit code. */
    private int killedAfter(Stage stage, String name) throws IOException, InterruptedException {
        String asOf = Shop.AS_OF.toString();
        ProcessBuilder builder = OwnProcess.of(
                        folder, List.of(), "run", "--as-of", asOf, "--config", "assay.yaml", "--warehouse", name)
                .redirectOutput(folder.resolve("out").toFile());
        Process process = builder.start();
        List<Stage> stages = List.of(Stage.values());
        String over = "[%d/%d] %s, ".formatted(stages.indexOf(stage) + 1, stages.size(), stage.title());
        List<String> said = new ArrayList<>();
        try (BufferedReader err = process.errorReader()) {
            String line = err.readLine();
            while (line != null && !(line.startsWith(over) && !line.endsWith("..."))) {
                said.add(line);
                line = err.readLine();
            }
            assertThat(line).as("%s after %s", over, said).isNotNull();
        } finally {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    private Publication run(String name, LocalDate asOf) {
        return shop.run(warehouse(name), asOf).publication().orElseThrow();
    }

    private List<PublicationCheck.Finding> findings(String name) {
        return new VerifyJob(open(name)).run(Optional.empty()).findings();
    }

    private Published published(String name) {
        return new Published(open(name));
    }

    private Warehouse open(String name) {
        return Warehouse.at(LocalSpark.session(), warehouse(name));
    }

    private String warehouse(String name) {
        return folder.resolve(name).toString();
    }

    private void copy(String from, String to) throws IOException {
        FileUtils.copyDirectory(
                folder.resolve(from).toFile(), folder.resolve(to).toFile());
    }
}
