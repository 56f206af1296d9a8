package io.assay.jobs.failure;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIOException;

/** Finds the words for what stands between us and S3: its connector, its endpoint, its credentials, its bucket. */
public final class ObjectStorage {
    private static final String CONNECTOR = "org.apache.hadoop.fs.s3a.S3AFileSystem";
    private static final String NO_BUCKET = "UnknownStoreException";
    private static final Pattern PATH = Pattern.compile("s3a://[^\\s:]+");
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private ObjectStorage() {}

    /**
     * Refuses a path whose configured endpoint takes no connection; its client would try again for many minutes. Nobody is
     * asked for a path elsewhere, without an endpoint in the settings, or behind a proxy.
     *
     * @throws Failure when nobody answers
     */
    public static void requireAnswer(Path path, Configuration hadoop) {
        if (!isOnS3(path.toString()) || !hadoop.get("fs.s3a.proxy.host", "").isBlank()) {
            return;
        }
        String bucket = path.toUri().getAuthority();
        String address = hadoop.get("fs.s3a.bucket." + bucket + ".endpoint", hadoop.get("fs.s3a.endpoint", ""));
        boolean secure = address.contains("://")
                ? address.startsWith("https:")
                : hadoop.getBoolean("fs.s3a.connection.ssl.enabled", true);
        if (Endpoint.of(address, secure ? HTTPS : HTTP)
                .filter(found -> !found.answers())
                .isPresent()) {
            throw silent(address, null);
        }
    }

    private static Failure silent(String where, Throwable cause) {
        return new Failure(
                ErrorCode.STORAGE_UNREACHABLE,
                "The storage " + where + " does not answer",
                "See that it is up and that fs.s3a.endpoint names it, then run again",
                cause);
    }

    /** The failure behind an exception and its causes, if it is one of these. */
    static Optional<Failure> failure(List<Throwable> causes) {
        return causes.stream()
                .map(ObjectStorage::failure)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Failure> failure(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof ClassNotFoundException && message.contains(CONNECTOR)) {
            return Optional.of(new Failure(
                    ErrorCode.STORAGE_NO_CONNECTOR,
                    "Cannot reach s3a://: hadoop-aws is not on the class path",
                    "Build once with ./mvnw -Ps3 -DskipTests package, or add the packages of docs/s3.md to spark-submit",
                    cause));
        }
        if (cause instanceof AccessDeniedException denied && isOnS3(denied.getFile())) {
            return Optional.of(new Failure(
                    ErrorCode.STORAGE_CREDENTIALS,
                    "Storage refuses the credentials for " + denied.getFile(),
                    "Check the access key and its secret, or the role, and what they may do there",
                    cause));
        }
        if (cause instanceof PathIOException unknown
                && cause.getClass().getSimpleName().equals(NO_BUCKET)) {
            return Optional.of(new Failure(
                    ErrorCode.STORAGE_NO_BUCKET,
                    "There is no bucket for " + unknown.getPath(),
                    "Create the bucket, or correct the path",
                    cause));
        }
        return Optional.empty();
    }

    /** The failure behind an exception and its causes, if storage went away: then nothing else is to be mended. */
    static Optional<Failure> silence(List<Throwable> causes) {
        return causes.stream()
                .filter(cause -> cause instanceof UnknownHostException
                        || cause instanceof SocketException
                        || cause instanceof SocketTimeoutException)
                .flatMap(cause -> PATH.matcher(String.valueOf(cause.getMessage()))
                        .results()
                        .limit(1)
                        .map(path -> silent("of " + path.group(), cause)))
                .findFirst();
    }

    private static boolean isOnS3(String file) {
        return file != null && file.startsWith("s3");
    }
}
