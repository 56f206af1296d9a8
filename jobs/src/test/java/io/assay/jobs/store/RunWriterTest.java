package io.assay.jobs.store;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.jobs.failure.ExitCode;
import io.assay.jobs.failure.Failure;
import io.assay.table.ModelVersionTable;
import io.assay.testkit.Fault;
import io.assay.testkit.LocalSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class RunWriterTest {
    private static final CyclicBarrier BOTH_WRITE = new CyclicBarrier(2);

    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void openWarehouse(SparkSession spark) {
        warehouse = Warehouse.at(spark, folder.toString());
    }

    @Test
    void aSecondAttemptTakesThePlaceOfTheFirst() {
        writer("aa", "first").write(ModelVersionTable.SPEC, SubjectRows.of("any", "old", "older"));
        writer("bb", "only").write(ModelVersionTable.SPEC, SubjectRows.of("any", "other"));

        RunWriter.Written again = writer("aa", "second").write(ModelVersionTable.SPEC, SubjectRows.of("any", "new"));

        assertThat(SubjectRows.in(warehouse)).containsExactlyInAnyOrder("new", "other");
        assertThat(again.evidence().rows()).isEqualTo(1);
    }

    @Test
    void aThirdAttemptWithoutRowsEmptiesTheRun() {
        writer("aa", "first").write(ModelVersionTable.SPEC, SubjectRows.of("any", "old"));
        writer("aa", "second").write(ModelVersionTable.SPEC, SubjectRows.of("any", "new"));

        RunWriter.Written none = writer("aa", "third").write(ModelVersionTable.SPEC, List.of());

        assertThat(SubjectRows.in(warehouse)).isEmpty();
        assertThat(none.evidence().rows()).isZero();
    }

    @Test
    @Fault("P14")
    void ofTwoWhoBelieveToBeTheFirstOneWrites() throws InterruptedException {
        warehouse.create(ModelVersionTable.SPEC);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Callable<RunWriter.Written>> attempts = List.of(
                () -> writer("aa", "left").write(ModelVersionTable.SPEC, held("left")),
                () -> writer("aa", "right").write(ModelVersionTable.SPEC, held("right")));

        long written = threads.invokeAll(attempts).stream()
                .filter(RunWriterTest::succeeded)
                .count();
        threads.shutdown();

        assertThat(written).isEqualTo(1);
        assertThat(SubjectRows.in(warehouse)).hasSize(1);
    }

    private static boolean succeeded(Future<RunWriter.Written> attempt) {
        try {
            attempt.get();
            return true;
        } catch (ExecutionException refused) {
            assertThat(refused.getCause())
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.exit()).isEqualTo(ExitCode.CONFLICT))
                    .hasMessageContaining("Cannot write model_version: another run wrote the same rows meanwhile");
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private RunWriter writer(String runId, String attempt) {
        return new RunWriter(warehouse, SubjectRows.DAY, runId, attempt);
    }

    /** A row that is not written before both writers have begun. */
    private Dataset<Row> held(String subject) {
        UDF1<String, String> meet = value -> {
            BOTH_WRITE.await(1, TimeUnit.MINUTES);
            return value;
        };
        return warehouse
                .rows(ModelVersionTable.SPEC, SubjectRows.of("any", "any"))
                .withColumn(
                        ModelVersionTable.SUBJECT.name(),
                        udf(meet, DataTypes.StringType).asNondeterministic().apply(lit(subject)));
    }
}
