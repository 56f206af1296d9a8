package io.assay.jobs.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.testkit.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
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

    @Test
    @Fault("S02")
    void whatTheClientCouldNotReachIsNamedByItsPath() {
        Failure failure = Failures.of(new UncheckedIOException(
                new UnknownHostException("listObjects() on " + FILE + ": software.amazon.awssdk: no such host")));

        assertThat(failure.code()).isEqualTo("storage.unreachable");
        assertThat(failure.exitCode()).isEqualTo(7);
        assertThat(failure).hasMessage("The storage of " + FILE + " does not answer");
        assertThat(Failures.of(new ConnectException("Connection refused")).code())
                .isEqualTo("internal");
    }

    @Test
    void storageThatWentAwayGoesBeforeWhatWasDoneMeanwhile() {
        Throwable lost = new SocketTimeoutException("open s3a://bucket/input/orders.csv: Read timed out");

        assertThat(Failures.of(new Failure(ErrorCode.INPUT_UNREADABLE, "Source shop cannot be listed", "Check", lost))
                        .code())
                .isEqualTo("storage.unreachable");
    }

    @Test
    void anEndpointIsAskedBeforeTheWorkBegins() throws IOException {
        Configuration hadoop;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            hadoop = s3At("http://127.0.0.1:" + server.getLocalPort());
            ObjectStorage.requireAnswer(new Path(FILE), hadoop);
        }

        assertThatThrownBy(() -> ObjectStorage.requireAnswer(new Path(FILE), hadoop))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("storage.unreachable"))
                .hasMessage("The storage " + hadoop.get("fs.s3a.endpoint") + " does not answer");
    }

    @Test
    void nobodyIsAskedWithoutAnEndpointBehindAProxyOrForAnotherPath() throws IOException {
        String free = closed();
        Configuration proxied = s3At(free);
        proxied.set("fs.s3a.proxy.host", "proxy");

        ObjectStorage.requireAnswer(new Path(FILE), new Configuration(false));
        ObjectStorage.requireAnswer(new Path(FILE), proxied);
        ObjectStorage.requireAnswer(new Path("/data/segments"), s3At(free));
    }

    @Test
    void theEndpointOfABucketGoesBeforeThatOfAll() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Configuration hadoop = s3At(closed());
            hadoop.set("fs.s3a.bucket.bucket.endpoint", "127.0.0.1:" + server.getLocalPort());

            ObjectStorage.requireAnswer(new Path(FILE), hadoop);
            assertThatThrownBy(() -> ObjectStorage.requireAnswer(new Path("s3a://other/segments"), hadoop))
                    .isInstanceOf(Failure.class);
        }
    }

    /** An address where nobody listens. */
    private static String closed() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + server.getLocalPort();
        }
    }

    private static Configuration s3At(String endpoint) {
        Configuration hadoop = new Configuration(false);
        hadoop.set("fs.s3a.endpoint", endpoint);
        return hadoop;
    }
}
