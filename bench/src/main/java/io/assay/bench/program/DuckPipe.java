package io.assay.bench.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The same features, scores and tiers by DuckDB, in one process: rows that Assay would not accept and exact duplicates
 * are left out, the result is one Parquet file. It keeps no accepted rows, no quarantine, no history and no evidence.
 */
public final class DuckPipe {
    private static final String SQL = "duck-pipe.sql";

    private DuckPipe() {}

    /**
     * Runs.
     *
     * @param arguments folder of transactions, as-of date, file to write, threads, memory limit such as 6GB, folder for
     *     what does not fit
     */
    public static void main(String[] arguments) throws SQLException, IOException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("SET threads = " + Integer.parseInt(arguments[3]));
            statement.execute("SET memory_limit = '" + arguments[4] + "'");
            statement.execute("SET temp_directory = '" + arguments[5] + "'");
            statement.execute("SET preserve_insertion_order = false");
            for (String one : sql().split(";", -1)) {
                if (!one.isBlank()) {
                    statement.execute(one.replace("${transactions}", arguments[0] + "/*.parquet")
                            .replace("${as_of}", arguments[1])
                            .replace("${out}", arguments[2]));
                }
            }
        }
    }

    private static String sql() throws IOException {
        try (InputStream file = DuckPipe.class.getResourceAsStream(SQL)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
