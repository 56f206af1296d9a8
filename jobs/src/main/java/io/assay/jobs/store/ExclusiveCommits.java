package io.assay.jobs.store;

import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.delta.storage.DelegatingLogStore;
import org.apache.spark.sql.delta.storage.LogStore$;
import scala.Option;

/**
 * What keeps two writers of a warehouse on S3 from overwriting each other's commits. Files of S3 do not: whoever writes
 * one last, wins. So the log store that Delta commits with must.
 *
 * @param conf settings that Spark was started with
 */
public record ExclusiveCommits(SparkConf conf) {
    private static final Set<String> SCHEMES = Set.of("s3a", "s3", "s3n");
    private static final String OURS = S3CommitStore.class.getName();
    private static final String ANY_SCHEME = "spark.delta.logStore.class";

    /** Delta's own stores for other storage, and the one that excludes writers of its own process alone. */
    private static final List<String> DELTAS = List.of("io.delta.storage.", "org.apache.spark.sql.delta.storage.");

    /** Stores of Delta that exclude a second writer on S3: by a table in DynamoDB, and by conditional writes. */
    private static final Set<String> EXCLUSIVE =
            Set.of("io.delta.storage.S3DynamoDBLogStore", "io.delta.storage.S3LogStore");

    /** Settings that let Delta commit by conditional writes; none where the user chose one store for everything. */
    public static Map<String, String> settings(SparkConf conf) {
        return configured(conf, ANY_SCHEME).isPresent()
                ? Map.of()
                : SCHEMES.stream().collect(Collectors.toMap(ExclusiveCommits::setting, scheme -> OURS));
    }

    /**
     * Refuses to write to S3 where a second writer would not be excluded; any other storage is taken as it is.
     *
     * @param root folder of the tables
     */
    void require(FileSystem files, Path root) throws IOException {
        String scheme = root.toUri().getScheme();
        if (!SCHEMES.contains(scheme)) {
            return;
        }
        String store = store(scheme);
        if (DELTAS.stream().anyMatch(store::startsWith) && !EXCLUSIVE.contains(store)) {
            throw refusal(
                    root,
                    store + " does not exclude a second writer",
                    "Start Spark with " + setting(scheme) + "=" + OURS);
        }
        if (!store.equals(OURS)) {
            return;
        }
        if (!files.hasPathCapability(root, ConditionalWrite.CAPABILITY)) {
            throw refusal(
                    root,
                    files.getClass().getName() + " writes without conditions",
                    "Use s3a:// with hadoop-aws 3.4.2 or newer, and leave fs.s3a.create.conditional.enabled as it is");
        }
        if (!S3CommitStore.excludesSecondWriter(files, root)) {
            throw refusal(
                    root,
                    "its storage overwrites an object in spite of If-None-Match",
                    "Use storage with conditional writes, or start Spark with io.delta.storage.S3DynamoDBLogStore");
        }
    }

    /** The class that Delta commits with, found as Delta finds it. */
    private String store(String scheme) {
        return configured(conf, ANY_SCHEME)
                .or(() -> configured(conf, setting(scheme)))
                .orElseGet(() ->
                        DelegatingLogStore.getDefaultLogStoreClassName(scheme).get());
    }

    private static Optional<String> configured(SparkConf conf, String key) {
        Option<String> value = LogStore$.MODULE$.getLogStoreConfValue(key, conf);
        return value.isDefined() ? Optional.of(value.get()) : Optional.empty();
    }

    private static String setting(String scheme) {
        return LogStore$.MODULE$.logStoreSchemeConfKey(scheme);
    }

    private static Failure refusal(Path root, String why, String fix) {
        return new Failure(ErrorCode.WAREHOUSE_SHARED_COMMITS, "Cannot write to " + root + ": " + why, fix);
    }
}
