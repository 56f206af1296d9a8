package io.assay.jobs.config;

import java.util.Optional;

/** A database source. */
public record JdbcConfig(
        @Setting("JDBC address, for example jdbc:postgresql://host/db")
        String url,

        @Setting("Table, or a query in parentheses with an alias")
        String table,

        @Setting("User, as env:NAME or file:PATH") Optional<String> user,

        @Setting("Password, as env:NAME or file:PATH; never the word itself")
        Optional<String> password,

        @Setting("Whole-number or date column to read in parallel by")
        Optional<String> partitionColumn,

        @Setting(value = "Parallel reads when partition_column is given", fallback = "4", min = 1, max = 1000)
        int partitions) {}
