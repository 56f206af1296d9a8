package io.assay.jobs.failure;

import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.PathIOException;

/** Finds the words for what stands between us and S3: its connector, its credentials, its bucket. */
final class ObjectStorage {
    private static final String CONNECTOR = "org.apache.hadoop.fs.s3a.S3AFileSystem";
    private static final String NO_BUCKET = "UnknownStoreException";

    private ObjectStorage() {}

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

    private static boolean isOnS3(String file) {
        return file != null && file.startsWith("s3");
    }
}
