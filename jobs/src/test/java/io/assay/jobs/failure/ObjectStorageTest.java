package io.assay.jobs.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.Fault;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import org.apache.hadoop.fs.PathIOException;
import org.junit.jupiter.api.Test;

class ObjectStorageTest {
    private static final String FILE = "s3a://bucket/segments/run_manifest/_delta_log";

    /** Named as the exception of the S3 connector, which is not on the class path here. */
    private static final class UnknownStoreException extends PathIOException {
        private static final long serialVersionUID = 1L;

        UnknownStoreException(String path, String message) {
            super(path, message);
        }
    }

    @Test
    @Fault("S02")
    void aMissingConnectorIsNamedWithTheWayToGetIt() {
        Failure failure = Failures.of(new RuntimeException(
                new ClassNotFoundException("Class org.apache.hadoop.fs.s3a.S3AFileSystem not found")));

        assertThat(failure.code()).isEqualTo("storage.no-connector");
        assertThat(failure.fix()).contains("./mvnw -Ps3 -DskipTests package").contains("docs/s3.md");
    }

    @Test
    void anotherMissingClassIsNoMissingConnector() {
        assertThat(Failures.of(new ClassNotFoundException("org.example.Missing"))
                        .code())
                .isEqualTo("internal");
    }

    @Test
    @Fault("S13")
    void refusedCredentialsAreNamedByTheirPath() {
        Failure failure = Failures.of(
                new UncheckedIOException(new AccessDeniedException(FILE, null, "Access Denied (Status Code: 403)")));

        assertThat(failure.code()).isEqualTo("storage.credentials");
        assertThat(failure).hasMessage("Storage refuses the credentials for " + FILE);
    }

    @Test
    @Fault("S02")
    void aLocalFileThatIsDeniedHasNothingToDoWithCredentials() {
        assertThat(Failures.of(new AccessDeniedException("/data/segments")).code())
                .isEqualTo("storage.denied");
    }

    @Test
    @Fault("S02")
    void aMissingBucketIsNamed() {
        Failure failure =
                Failures.of(new IllegalStateException(new UnknownStoreException(FILE, "Bucket does not exist")));

        assertThat(failure.code()).isEqualTo("storage.no-bucket");
        assertThat(failure).hasMessage("There is no bucket for " + FILE);
    }
}
