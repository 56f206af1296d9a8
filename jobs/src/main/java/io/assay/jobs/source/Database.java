package io.assay.jobs.source;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.assay.ingest.ContentDigest;
import io.assay.jobs.config.JdbcConfig;
import io.assay.jobs.config.SecretReference;
import io.assay.jobs.config.SourceConfig;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads database tables over JDBC; user and password come from where the configuration points to. */
public record Database(SparkSession spark) {

    /** The table as it is now: its pin holds the number of rows and the digest of the content. */
    InputPin pin(SourceConfig source) {
        JdbcConfig jdbc = jdbc(source);
        Dataset<Row> table = table(source);
        List<Column> digest = new TypedReader(table, lit(jdbc.table()), lit(null)).digest();
        Row tally = table.agg(
                        count(lit(1)),
                        ContentDigest.sums(digest.get(0), digest.get(1)).toArray(Column[]::new))
                .first();
        List<Long> sums = List.of(tally.getLong(1), tally.getLong(2), tally.getLong(3), tally.getLong(4));
        return new InputPin(
                source.name(),
                "jdbc",
                jdbc.table(),
                withoutSecrets(jdbc.url()),
                version(tally.getLong(0), ContentDigest.text(sums)),
                0);
    }

    /** What a pin says of a table that has no version of its own. */
    static String version(long rows, String digest) {
        return rows + " rows " + digest;
    }

    /** The table, with times without a zone kept as they stand, whatever the zone of this machine. */
    Dataset<Row> table(SourceConfig source) {
        JdbcConfig jdbc = jdbc(source);
        try {
            return jdbc.partitionColumn().isPresent()
                    ? partitioned(jdbc, jdbc.partitionColumn().get())
                    : reader(jdbc).load();
        } catch (Exception unreachable) {
            throw new Failure(
                    ErrorCode.INPUT_DATABASE,
                    "Source " + source.name() + " cannot read " + jdbc.table() + " at " + withoutSecrets(jdbc.url())
                            + ": " + firstLine(unreachable),
                    "Check url, table, user and password, and that the driver is on the class path",
                    unreachable);
        }
    }

    private static JdbcConfig jdbc(SourceConfig source) {
        return source.jdbc()
                .orElseThrow(() -> new Failure(
                        ErrorCode.CONFIG_MISSING_KEY, "Source " + source.name() + " has no jdbc settings", "Set jdbc"));
    }

    private DataFrameReader reader(JdbcConfig jdbc) {
        DataFrameReader reader = spark.read()
                .format("jdbc")
                .option("url", jdbc.url())
                .option("dbtable", jdbc.table())
                .option("preferTimestampNTZ", "true")
                .option("fetchsize", "10000");
        jdbc.user().ifPresent(user -> reader.option("user", new SecretReference(user).resolve()));
        jdbc.password().ifPresent(word -> reader.option("password", new SecretReference(word).resolve()));
        return reader;
    }

    private Dataset<Row> partitioned(JdbcConfig jdbc, String column) {
        Column place = col("`" + column.replace("`", "``") + "`");
        Row bounds = reader(jdbc)
                .load()
                .agg(
                        coalesce(min(place).cast("string"), lit("")),
                        coalesce(max(place).cast("string"), lit("")))
                .first();
        if (bounds.getString(0).isEmpty()) {
            return reader(jdbc).load();
        }
        return reader(jdbc)
                .option("partitionColumn", column)
                .option("lowerBound", bounds.getString(0))
                .option("upperBound", bounds.getString(1))
                .option("numPartitions", jdbc.partitions())
                .load();
    }

    /** The address without its parameters and without user information. */
    public static String withoutSecrets(String url) {
        return url.replaceAll("[?;].*$", "").replaceAll("//[^/@]*@", "//");
    }

    static String firstLine(Throwable problem) {
        return String.valueOf(problem.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }
}
