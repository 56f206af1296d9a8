package io.assay.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.jobs.failure.Failure;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class PublicationCheckTest {
    @Test
    void aMissingFileIsDamage() {
        assertThat(PublicationCheck.unreadable(new UncheckedIOException(new FileNotFoundException("part-0.parquet"))))
                .contains("part-0.parquet");
    }

    @Test
    void storageThatWentAwayIsNoDamage() {
        Exception silent = new UncheckedIOException(new UnknownHostException("open s3a://bucket/segments/part-0"));

        assertThatThrownBy(() -> PublicationCheck.unreadable(silent))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(7));
    }

    @Test
    void aStoppedSparkIsNoDamage() {
        Exception stopped = new IllegalStateException("Cannot call methods on a stopped SparkContext.");

        assertThatThrownBy(() -> PublicationCheck.unreadable(stopped))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("spark.stopped"));
    }
}
