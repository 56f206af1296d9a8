package io.assay.jobs.launch;

import io.assay.jobs.config.SparkSettings;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.source.ShuffleParts;
import io.assay.jobs.store.ExclusiveCommits;
import io.assay.jobs.store.LogSchema;
import io.assay.table.ColumnSpec;
import io.assay.table.RunColumns;
import io.assay.table.TransactionTable;
import io.assay.transform.Beside;
import io.assay.transform.KeptAsRows;
import io.assay.transform.PropertySources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * The Spark session of a command. Settings of spark-submit and of {@code --spark} are kept; a master is set only where
 * nobody gave one.
 */
final class LocalSession implements AutoCloseable {
    private static final String EXTENSIONS = "spark.sql.extensions";
    private static final String DELTA_EXTENSION = "io.delta.sql.DeltaSparkSessionExtension";
    private static final String DICTIONARY = "spark.hadoop.parquet.enable.dictionary#";
    private static final String STATISTICS = "spark.hadoop.parquet.column.statistics.enabled#";
    private static final String MASTER = "spark.master";

    /** What serves every session; whoever knows better can set it otherwise. */
    private static final Map<String, String> TUNING = Map.of(
            // a run writes one partition of each table: nothing is gained by sorting all rows by it
            "spark.sql.maxConcurrentOutputFileWriters",
            "4",
            // sets of products are small, and giving up on hashing after 128 customer-days means sorting them all
            "spark.sql.objectHashAggregate.sortBased.fallbackThreshold",
            "50000",
            // what is in order by its groups needs no hash table, and is added up in one step instead of two
            "spark.sql.execution.replaceHashWithSortAgg",
            "true",
            // Delta would list all files of a table once more at its creation, and, where the clock is not UTC, at
            // every
            // commit to compare the list with its log; what we write is read back anyway
            "spark.databricks.delta.allFilesInCrc.enabled",
            "false",
            // Spark would give each session's tasks a class loader of their own, and compile the same code for each
            "spark.sql.artifact.isolation.enabled",
            "false",
            // what is kept is used a few times, nearly whole
            "spark.sql.cache.serializer",
            KeptAsRows.class.getName(),
            // Spark would take a stack trace for every column expression, to say in an error where it was written
            "spark.sql.dataFrameQueryContext.enabled",
            "false");

    /** Almost each row of a file has its own: Parquet would number the values of such a column until it gives up. */
    private static final List<ColumnSpec> HARDLY_REPEATED = List.of(
            RunColumns.CUSTOMER_ID,
            TransactionTable.TXN_ID,
            TransactionTable.TXN_TS,
            TransactionTable.SOURCE_ROW,
            TransactionTable.ROW_HASH);

    /**
     * Rows lie in the order of hashed customers, so that each part of a file has about the same least and largest value of such
     * a column: they help no reader, and texts are dear to compare.
     */
    private static final List<ColumnSpec> EVERYWHERE_ALIKE = List.of(
            RunColumns.CUSTOMER_ID,
            TransactionTable.TXN_ID,
            TransactionTable.PRODUCT_ID,
            TransactionTable.SOURCE_AMOUNT,
            TransactionTable.SOURCE_CURRENCY,
            TransactionTable.PEER_GROUP,
            TransactionTable.SOURCE,
            TransactionTable.SOURCE_FILE);

    private final SparkSession spark;
    private final boolean owned;

    private LocalSession(SparkSession spark, boolean owned) {
        this.spark = spark;
        this.owned = owned;
    }

    static LocalSession open(Map<String, String> userSettings, LogFile log) {
        boolean owned = SparkSession.getDefaultSession().isEmpty();
        Versions.requireSupported();
        OpenPackages.require();
        log.takeOverLogging();
        SparkConf conf = new SparkConf();
        userSettings.forEach(conf::set);
        refuseDangerous(conf);
        ShuffleParts.remember(conf);
        if (!conf.contains(MASTER)) {
            localDefaults().forEach(conf::setIfMissing);
        }
        TUNING.forEach(conf::setIfMissing);
        HARDLY_REPEATED.forEach(column -> conf.setIfMissing(DICTIONARY + column.name(), "false"));
        EVERYWHERE_ALIKE.forEach(column -> conf.setIfMissing(STATISTICS + column.name(), "false"));
        ExclusiveCommits.settings(conf).forEach(conf::setIfMissing);
        invariants(conf).forEach(conf::set);
        if (owned && conf.get(MASTER).startsWith("local")) {
            TaskLoader.remember();
            requireTemporaryFolder(conf);
        }
        if (owned) {
            StandaloneMaster.requireAnswer(conf.get(MASTER));
            // what every run needs is learned while Spark starts, which takes one core
            Beside.begin(LocalSession::learned);
        }
        return new LocalSession(started(conf, userSettings), owned);
    }

    /** Spark would end the process without a word where it can make no folder for its temporary files. */
    private static void requireTemporaryFolder(SparkConf conf) {
        String folders = Optional.ofNullable(System.getenv("SPARK_LOCAL_DIRS"))
                .orElseGet(() -> conf.get("spark.local.dir", System.getProperty("java.io.tmpdir")));
        boolean any = Arrays.stream(folders.split(",", -1)).anyMatch(LocalSession::canBeWrittenTo);
        if (!any) {
            throw new Failure(
                    ErrorCode.STORAGE_DENIED,
                    "Temporary files cannot be written to " + folders,
                    "Name a folder that may be written to, with --spark spark.local.dir=FOLDER");
        }
    }

    private static boolean canBeWrittenTo(String folder) {
        try {
            Path made = Files.createTempDirectory(Files.createDirectories(Path.of(folder.strip())), "assay-");
            Files.delete(made);
            return true;
        } catch (IOException unwritable) {
            return false;
        }
    }

    /** Scala's mirror of the classes of a session, the grammar of SQL, the row that Delta keeps its log in. */
    private static boolean learned() {
        SparkSession.builder();
        StructType.fromDDL("name STRING");
        LogSchema.learn();
        return true;
    }

    /** The session; settings of the user that Spark refuses are the user's mistake. */
    private static SparkSession started(SparkConf conf, Map<String, String> userSettings) {
        try {
            SparkContext context = SparkContext.getOrCreate(conf.setAppName("assay"));
            StandaloneMaster.requireRegistered(context.master(), context.applicationId());
            SparkSession session = SparkSession.builder().config(conf).getOrCreate();
            // settings are read at their first use
            session.conf().get(MASTER);
            PropertySources.forget(session.sparkContext().hadoopConfiguration());
            TaskLoader.share(session);
            return session;
        } catch (Exception refused) {
            // Spark declares nowhere what it throws for a master that it cannot read
            boolean ofSettings = refused instanceof IllegalArgumentException || refused instanceof SparkException;
            if (!ofSettings || userSettings.isEmpty()) {
                throw refused;
            }
            Throwable root = refused;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            throw new Failure(
                    ErrorCode.CONFIG_SPARK_SETTING,
                    "--spark: Spark does not start with " + String.join(", ", userSettings.keySet()) + ": "
                            + root.getMessage(),
                    "Correct or remove the setting",
                    refused);
        }
    }

    SparkSession spark() {
        return spark;
    }

    /** Stops the session unless somebody else started it. */
    @Override
    public void close() {
        if (owned) {
            spark.stop();
        }
    }

    private static void refuseDangerous(SparkConf conf) {
        for (Tuple2<String, String> entry : conf.getAll()) {
            SparkSettings.refusal(entry._1(), entry._2()).ifPresent(why -> {
                throw new Failure(
                        ErrorCode.CONFIG_SPARK_SETTING, entry._1() + " = " + entry._2() + " " + why, "Leave it out");
            });
        }
    }

    /** What a laptop needs; a cluster's own settings are left alone. */
    private static Map<String, String> localDefaults() {
        int cores = Runtime.getRuntime().availableProcessors();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(MASTER, "local[*]");
        settings.put("spark.driver.bindAddress", "127.0.0.1");
        settings.put("spark.driver.host", "127.0.0.1");
        settings.put("spark.ui.enabled", "false");
        // nobody looks at a user interface, so plans need no full text; it takes 3 % of a small run
        settings.put("spark.sql.ui.explainMode", "simple");
        settings.put("spark.sql.maxPlanStringLength", "1000");
        settings.put("spark.sql.debug.maxToStringFields", "2");
        // a run has more generated classes than the hundred that Spark keeps
        settings.put("spark.sql.codegen.cache.maxEntries", "2000");
        settings.put(ShuffleParts.PARTS, String.valueOf(Math.max(2, cores)));
        settings.put("spark.databricks.delta.snapshotPartitions", "1");
        settings.put("spark.sql.sources.parallelPartitionDiscovery.parallelism", String.valueOf(Math.max(2, cores)));
        LocalDisk.settings().forEach((key, value) -> settings.put("spark.hadoop." + key, value));
        settings.put(
                "spark.sql.warehouse.dir",
                Path.of(System.getProperty("java.io.tmpdir"), "assay-spark-warehouse")
                        .toUri()
                        .toString());
        return settings;
    }

    /** What results rest on, everywhere. */
    private static Map<String, String> invariants(SparkConf conf) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spark.sql.session.timeZone", "UTC");
        settings.put("spark.sql.ansi.enabled", "true");
        settings.put("spark.sql.variable.substitute", "false");
        settings.put("spark.hadoop.parquet.page.verify-checksum.enabled", "true");
        String extensions = conf.get(EXTENSIONS, "");
        if (!extensions.contains(DELTA_EXTENSION)) {
            settings.put(EXTENSIONS, extensions.isEmpty() ? DELTA_EXTENSION : extensions + "," + DELTA_EXTENSION);
        }
        if (!conf.contains("spark.sql.catalog.spark_catalog")) {
            settings.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
        }
        settings.put("spark.redaction.regex", "(?i)secret|password|passwd|token|credential|access[.]?key");
        return settings;
    }
}
