package io.assay.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.table.RunManifestTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.assay.transform.Together;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class TableCreationTest {
    @TempDir
    Path folder;

    @RepeatedTest(10)
    @Fault("R01")
    void runsThatBeginTogetherInAnEmptyWarehouseMakeEachTableOnce() {
        Warehouse warehouse = Warehouse.at(LocalSpark.session(), folder.toString());
        Callable<Boolean> making = () -> {
            warehouse.create(RunManifestTable.SPEC);
            return warehouse.has(RunManifestTable.SPEC);
        };

        List<Boolean> made = Together.all(Collections.nCopies(4, making));

        assertThat(made).containsOnly(true);
        assertThat(warehouse.version(RunManifestTable.SPEC)).isZero();
    }
}
