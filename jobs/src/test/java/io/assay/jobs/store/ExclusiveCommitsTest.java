package io.assay.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import io.assay.testkit.Fault;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExclusiveCommitsTest {
    private static final Path ROOT = new Path("s3a://bucket/segments");
    private static final String SCHEME_SETTING = "spark.delta.logStore.s3a.impl";
    private static final String CLASS_SETTING = "spark.delta.logStore.class";
    private static final String OURS = "io.assay.jobs.store.S3CommitStore";

    private final InventedS3 storage = InventedS3.with(InventedS3.Ability.CONDITIONAL);

    @Test
    void everySchemeOfS3CommitsByConditionalWrites() {
        assertThat(ExclusiveCommits.settings(conf()))
                .isEqualTo(Map.of(
                        SCHEME_SETTING,
                        OURS,
                        "spark.delta.logStore.s3.impl",
                        OURS,
                        "spark.delta.logStore.s3n.impl",
                        OURS));
    }

    @Test
    void aStoreForEveryStorageIsLeftAlone() {
        assertThat(ExclusiveCommits.settings(conf().set(CLASS_SETTING, "org.example.Store")))
                .isEmpty();
    }

    @ParameterizedTest
    @Fault({"S14", "P15"})
    @ValueSource(
            strings = {
                "io.delta.storage.S3SingleDriverLogStore",
                "io.delta.storage.HDFSLogStore",
                "org.apache.spark.sql.delta.storage.S3SingleDriverLogStore"
            })
    void aStoreThatExcludesNobodyIsRefused(String store) {
        assertRefused(conf().set(SCHEME_SETTING, store), storage, store + " does not exclude a second writer");
        assertRefused(conf().set(CLASS_SETTING, store), storage, store + " does not exclude a second writer");
        assertThat(storage.writes()).isZero();
    }

    @Test
    @Fault({"S14", "P15"})
    void aSessionThatStartedWithoutAStoreIsRefused() {
        assertThatThrownBy(() -> new ExclusiveCommits(conf()).require(storage, ROOT))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.fix()).contains(SCHEME_SETTING + "=" + OURS))
                .hasMessageContaining("io.delta.storage.S3SingleDriverLogStore does not exclude a second writer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"io.delta.storage.S3DynamoDBLogStore", "io.delta.storage.S3LogStore", "org.example.OwnStore"})
    void aStoreOfTheUsersChoiceIsTakenAtItsWord(String store) {
        assertThatCode(() -> new ExclusiveCommits(conf().set(SCHEME_SETTING, store)).require(storage, ROOT))
                .doesNotThrowAnyException();
        assertThat(storage.writes()).isZero();
    }

    @Test
    void conditionalWritesAreTriedAndThenRefusedOnceEachTime() throws IOException {
        new ExclusiveCommits(ours()).require(storage, ROOT);
        assertThat(storage.writes()).isEqualTo(2);

        new ExclusiveCommits(ours()).require(storage, ROOT);
        assertThat(storage.writes()).isEqualTo(3);
    }

    @Test
    @Fault("S11")
    void aLostResponseIsNoServerThatPassesOverConditions() {
        storage.failNextWrite(InventedS3.Fault.LOST_RESPONSE);

        assertThatCode(() -> new ExclusiveCommits(ours()).require(storage, ROOT))
                .doesNotThrowAnyException();
    }

    @Test
    @Fault("S14")
    void aClientWithoutConditionsIsRefused() {
        assertRefused(ours(), InventedS3.with(InventedS3.Ability.NO_CONDITIONS), "writes without conditions");
    }

    @Test
    @Fault("S14")
    void aServerThatPassesOverConditionsIsRefused() {
        assertRefused(ours(), InventedS3.with(InventedS3.Ability.HEEDLESS), "in spite of If-None-Match");
    }

    @Test
    void otherStorageIsNotAsked() throws IOException {
        new ExclusiveCommits(conf()).require(storage, new Path("hdfs://name/segments"));

        assertThat(storage.writes()).isZero();
    }

    private static SparkConf conf() {
        return new SparkConf(false);
    }

    private static SparkConf ours() {
        return conf().set(SCHEME_SETTING, OURS);
    }

    private static void assertRefused(SparkConf conf, InventedS3 storage, String why) {
        assertThatThrownBy(() -> new ExclusiveCommits(conf).require(storage, ROOT))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("warehouse.shared-commits"))
                .hasMessageContaining("Cannot write to s3a://bucket/segments")
                .hasMessageContaining(why);
    }
}
