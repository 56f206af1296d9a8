package io.assay.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import io.assay.jobs.failure.Failures;
import io.assay.table.RunManifestTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import io.assay.transform.Together;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.delta.DeltaLog;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'minReaderVersion':3,'minWriterVersion':7,'readerFeatures':['later'],'writerFeatures':['later']",
                "'minReaderVersion':5,'minWriterVersion':9"
            })
    void aTableThatAsksForANewerDeltaIsNamed(String protocol) throws IOException {
        Warehouse warehouse = upgraded(protocol);

        assertNewer(() -> warehouse.readFew(RunManifestTable.SPEC).collectAsList());
        assertNewer(() -> warehouse.create(RunManifestTable.SPEC));
    }

    @Test
    void aTableThatAsksItsWritersForANewerDeltaCanBeReadAndIsNotWritten() throws IOException {
        Warehouse warehouse = upgraded(
                "'minReaderVersion':1,'minWriterVersion':7,'writerFeatures':['appendOnly','invariants','later']");

        assertThat(warehouse.readFew(RunManifestTable.SPEC).collectAsList()).isEmpty();
        assertNewer(() -> warehouse.append(
                RunManifestTable.SPEC, warehouse.rows(RunManifestTable.SPEC, List.of()), CommitTag.of("a row")));
    }

    private Warehouse upgraded(String protocol) throws IOException {
        Warehouse warehouse = Warehouse.at(LocalSpark.session(), folder.toString());
        warehouse.create(RunManifestTable.SPEC);
        Path next = folder.resolve(RunManifestTable.SPEC.name()).resolve("_delta_log/00000000000000000001.json");
        Files.writeString(next, "{'protocol':{%s}}".formatted(protocol).replace('\'', '"'));
        DeltaLog.clearCache();
        return warehouse;
    }

    private static void assertNewer(ThrowingCallable work) {
        assertThatThrownBy(work).satisfies(thrown -> {
            Failure failure = Failures.of(thrown);
            assertThat(failure.code()).isEqualTo("storage.newer-delta");
            assertThat(failure.exitCode()).isEqualTo(2);
        });
    }
}
