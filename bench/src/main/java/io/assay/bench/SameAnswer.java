package io.assay.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Whether two programs found the same customers with the same visits and money: only then did they do the same work.
 *
 * @param duck folder that {@link io.assay.bench.program.DuckPipe} wrote to
 * @param warehouse warehouse in which one as-of date was published once
 */
record SameAnswer(Path duck, Path warehouse) {

    /** Throws when they differ. */
    void require() throws SQLException {
        String ofDuck =
                answer("sum(monetary) / 100.0", duck.resolve("all.parquet").toString());
        String ofAssay = answer(
                "sum(monetary)",
                warehouse.resolve("customer_segment/*/*.parquet").toString());
        if (!ofDuck.equals(ofAssay)) {
            throw new IllegalStateException(
                    "the programs did different work: DuckDB found " + ofDuck + ", Assay " + ofAssay);
        }
    }

    private static String answer(String money, String files) throws SQLException {
        String query = "SELECT count(*), sum(frequency)::BIGINT, sum(recency_days)::BIGINT, round((" + money
                + ")::DECIMAL(28,4), 2)::DECIMAL(28,2) FROM read_parquet('" + files + "')";
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1) + " customers, " + row.getLong(2) + " visits, " + row.getLong(3) + " days, "
                    + row.getBigDecimal(4) + " of money";
        }
    }
}
