package io.assay.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.table.ModelVersionTable;
import io.assay.table.RunColumns;
import io.assay.testkit.LocalSpark;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Random histories of a table: files and numbers read from the log are those that Delta's own queries find. */
class ReplayLawsTest {
    private static final List<String> OWNERS = List.of("one", "two", "a b%c");

    /** What happens to the table next. */
    private enum Step {
        WRITE,
        CLEAR,
        COMPACT,
        CHECKPOINT
    }

    /** A step of an owner. */
    private record Event(Step step, String owner) {}

    @Property(tries = 4, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void theLogSaysWhatDeltaFinds(@ForAll("histories") List<Event> history) throws IOException {
        Path folder = Files.createTempDirectory("replay-laws");
        try {
            Warehouse warehouse = Warehouse.at(LocalSpark.session(), folder.toString());
            warehouse.create(ModelVersionTable.SPEC);
            for (Event event : history) {
                happen(event, warehouse);
            }
            DeltaLog.clearCache();

            requireAgreement(warehouse);
        } finally {
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Step> steps = Arbitraries.frequency(
                Tuple.of(8, Step.WRITE),
                Tuple.of(1, Step.CLEAR),
                Tuple.of(2, Step.COMPACT),
                Tuple.of(2, Step.CHECKPOINT));
        return Combinators.combine(steps, Arbitraries.of(OWNERS))
                .as(Event::new)
                .list()
                .ofMinSize(8)
                .ofMaxSize(16);
    }

    private static void happen(Event event, Warehouse warehouse) {
        switch (event.step()) {
            case WRITE -> write(warehouse, event.owner(), "a", "b", "c");
            case CLEAR -> write(warehouse, event.owner());
            case COMPACT ->
                DeltaTable.forPath(warehouse.spark(), warehouse.path(ModelVersionTable.SPEC))
                        .optimize()
                        .executeCompaction();
            case CHECKPOINT -> {
                DeltaLog log = warehouse.log(ModelVersionTable.SPEC);
                log.checkpoint(log.update(false, Option.empty(), Option.empty()), Option.empty());
            }
        }
    }

    private static void write(Warehouse warehouse, String owner, String... subjects) {
        Dataset<Row> rows = warehouse.rows(ModelVersionTable.SPEC, SubjectRows.of(owner, subjects));
        new RunWriter(warehouse, SubjectRows.DAY, owner, "attempt").write(ModelVersionTable.SPEC, rows.repartition(2));
    }

    private static void requireAgreement(Warehouse warehouse) {
        DeltaLog log = warehouse.log(ModelVersionTable.SPEC);
        Snapshot table = log.update(false, Option.empty(), Option.empty());
        Replay replay = new Replay(log, table, warehouse.spark());
        Map<String, Object> numbers = CollectionConverters.asJava(table.transactions());
        List<AddFile> all = table.allFiles().collectAsList();

        assertThat(paths(replay.files(Partitions.all()))).containsExactlyInAnyOrderElementsOf(paths(all));
        for (String owner : OWNERS) {
            assertThat(paths(replay.files(Partitions.of(RunColumns.RUN_ID, Set.of(owner)))))
                    .as(owner)
                    .containsExactlyInAnyOrderElementsOf(paths(all.stream()
                            .filter(file -> CollectionConverters.asJava(file.partitionValues())
                                    .containsValue(owner))
                            .toList()));
            List<Row> found = ofOwner(
                    warehouse.spark().read().format("delta").load(warehouse.path(ModelVersionTable.SPEC)), owner);
            assertThat(warehouse
                            .read(ModelVersionTable.SPEC, RunColumns.RUN_ID, Set.of(owner))
                            .collectAsList())
                    .as(owner)
                    .containsExactlyInAnyOrderElementsOf(found);
            assertThat(ofOwner(warehouse.read(ModelVersionTable.SPEC), owner))
                    .as("filtered by " + owner)
                    .containsExactlyInAnyOrderElementsOf(found);
            String application = "assay/run/" + owner;
            assertThat(replay.lastNumber(application).orElse(0))
                    .as(owner)
                    .isEqualTo(numbers.getOrDefault(application, 0L));
        }
    }

    private static List<Row> ofOwner(Dataset<Row> rows, String owner) {
        return rows.filter(RunColumns.RUN_ID.col().equalTo(owner)).collectAsList();
    }

    private static List<String> paths(List<AddFile> files) {
        return files.stream().map(AddFile::path).toList();
    }
}
