package io.assay.jobs.export;

import io.assay.jobs.config.SecretReference;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.source.Database;
import io.assay.jobs.store.Existing;
import io.assay.jobs.text.OneLine;
import io.assay.table.RunColumns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.jdbc.JDBCOptions;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.jdbc.JdbcDialects;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A table of a database. Tasks fill a table beside it, which takes its name in one transaction.
 *
 * @param address JDBC address, or where it stands: {@code env:NAME} or {@code file:PATH}
 * @param table plain name, with its schema or without
 * @param user {@code env:NAME} or {@code file:PATH}
 * @param password the same
 * @param existing what becomes of an earlier list of that name
 */
public record ListTable(
        String address, String table, Optional<String> user, Optional<String> password, Existing existing)
        implements ListTarget {
    private static final String MOST_ROWS_A_STATEMENT = "10000";
    private static final int SHORT = 8;

    @Override
    public String place() {
        return table + " at " + openAddress();
    }

    /** The address of the database, without secrets. */
    public String openAddress() {
        return Database.withoutSecrets(url());
    }

    @Override
    public Column isGuarded(StructType schema) {
        return functions.lit(false);
    }

    @Override
    public void requireFree(SparkSession spark) {
        try (Connection connection = connection()) {
            List<String> columns = columns(connection);
            if (columns.isEmpty()) {
                return;
            }
            if (!columns.containsAll(List.of(RunColumns.AS_OF_DATE.name(), RunColumns.CUSTOMER_ID.name()))) {
                throw new Failure(
                        ErrorCode.EXPORT_FOREIGN,
                        "Cannot export to " + place() + ": what is there is no list of Assay",
                        "Choose another --table, or remove it yourself");
            }
            if (existing == Existing.REFUSE) {
                throw new Failure(
                        ErrorCode.EXPORT_EXISTS,
                        "Cannot export to " + place() + ": a list is there already",
                        "Add --force, or choose another --table");
            }
        } catch (SQLException unreachable) {
            throw failure(unreachable);
        }
    }

    @Override
    public Written write(Dataset<Row> rows, long count, Function<Written, Map<String, Object>> receipt) {
        String beside =
                table + "_" + UUID.randomUUID().toString().replace("-", "").substring(0, SHORT);
        try {
            rows.write()
                    .format("jdbc")
                    .options(options(beside))
                    .option("batchsize", MOST_ROWS_A_STATEMENT)
                    .mode(SaveMode.ErrorIfExists)
                    .save();
            // somebody may have taken the name meanwhile
            requireFree(rows.sparkSession());
            rename(beside);
            return new Written(List.of(), 0);
        } catch (Failure known) {
            drop(beside, known);
            throw known;
        } catch (Exception failed) {
            // Spark throws checked exceptions that it does not declare
            Failure failure = failure(failed);
            drop(beside, failure);
            throw failure;
        }
    }

    private void rename(String beside) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            boolean isTaken = !columns(connection).isEmpty();
            connection.setAutoCommit(false);
            if (isTaken) {
                statement.executeUpdate("DROP TABLE " + table);
            }
            statement.executeUpdate(
                    "ALTER TABLE " + beside + " RENAME TO " + table.substring(table.lastIndexOf('.') + 1));
            connection.commit();
        }
    }

    /** What nobody asked for must not stay behind; why it was given up matters more than that it could not be removed. */
    private void drop(String beside, Failure cause) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DROP TABLE IF EXISTS " + beside);
        } catch (SQLException | RuntimeException kept) {
            cause.addSuppressed(kept);
        }
    }

    /** Names of the table's columns in lower case; none when there is no such table. */
    private List<String> columns(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1=0")) {
            ResultSetMetaData columns = none.getMetaData();
            List<String> names = new ArrayList<>();
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                names.add(columns.getColumnName(column).toLowerCase(Locale.ROOT));
            }
            return names;
        } catch (SQLException absent) {
            if (connection.isValid(0)) {
                return List.of();
            }
            throw absent;
        }
    }

    private Connection connection() {
        scala.collection.immutable.Map<String, String> options =
                scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(options(table)));
        try {
            return JdbcDialects.get(url())
                    .createConnectionFactory(new JDBCOptions(options))
                    .apply(-1);
        } catch (Exception unreachable) {
            // drivers throw checked exceptions that Spark does not declare
            throw failure(unreachable);
        }
    }

    private Map<String, String> options(String name) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("url", url());
        options.put("dbtable", name);
        user.ifPresent(reference -> options.put("user", new SecretReference(reference).resolve()));
        password.ifPresent(reference -> options.put("password", new SecretReference(reference).resolve()));
        return options;
    }

    private String url() {
        return SecretReference.isReference(address) ? new SecretReference(address).resolve() : address;
    }

    private Failure failure(Exception cause) {
        if (cause instanceof Failure known) {
            return known;
        }
        return new Failure(
                ErrorCode.EXPORT_DATABASE,
                "Cannot export to " + place() + ": "
                        + OneLine.of(String.valueOf(cause.getMessage())
                                .lines()
                                .findFirst()
                                .orElse("")),
                "Check address, user, password and rights, and that the driver is on the class path",
                cause);
    }
}
