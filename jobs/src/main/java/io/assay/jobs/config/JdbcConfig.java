package io.assay.jobs.config;

import java.util.Optional;

/** A database source. */
public record JdbcConfig(
        @Setting("JDBC address, for example jdbc:postgresql://host/db")
        String url,

        @Setting("Table, or a query in parentheses with an alias")
        String table,

        @Setting(value = "User, as env:NAME or file:PATH", role = Setting.Role.SECRET, changesResult = false)
        Optional<String> user,

        @Setting(
                value = "Password, as env:NAME or file:PATH; never the word itself",
                role = Setting.Role.SECRET,
                changesResult = false)
        Optional<String> password,

        @Setting(value = "Whole-number or date column to read in parallel by", changesResult = false)
        Optional<String> partitionColumn,

        @Setting(
                value = "Parallel reads when partition_column is given",
                fallback = "4",
                min = 1,
                max = 1000,
                changesResult = false)
        int partitions) {}
