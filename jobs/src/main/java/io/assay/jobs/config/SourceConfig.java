package io.assay.jobs.config;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** One source of transactions. */
public record SourceConfig(
        @Setting("Name of the source, unique; stands in the tables")
        String name,

        @Setting("csv, json (one object a line), parquet, delta or jdbc")
        Format format,

        @Setting(value = "File, folder or glob; a Delta table's folder; not for jdbc", role = Setting.Role.LOCATION)
        Optional<String> path,

        @Setting("Database table or query, for jdbc") Optional<JdbcConfig> jdbc,

        @Setting("Which column or Spark SQL expression gives each field")
        ColumnConfig columns,

        @Setting(
                value = "Character encoding of text files: UTF-8, GB18030, ISO-8859-1, windows-1252 or UTF-16",
                fallback = "UTF-8")
        String encoding,

        @Setting(value = "Field separator of csv, one character", fallback = "','")
        String delimiter,

        @Setting(value = "Quote of csv, one character", fallback = "'\"'")
        String quote,

        @Setting(
                value = "Lines at the beginning of each csv file that are no part of its table, such as a title",
                fallback = "0",
                min = 0,
                max = 1000)
        int skipLines,

        @Setting(value = "Whether csv files begin with a header", fallback = "true")
        boolean header,

        @Setting("Column names of csv files without a header, in order")
        List<String> names,

        @Setting(
                value = "Whether quoted csv fields may hold line breaks; false lets large files be split",
                fallback = "true")
        boolean multiline,

        @Setting(
                "Date-time pattern of the time field, for example d.M.yyyy H:mm; absent means ISO 8601, or epoch_s, epoch_ms, epoch_us")
        Optional<String> timeFormat,

        @Setting("Time zone of times without an offset; absent means the business time zone")
        Optional<ZoneId> timeZone,

        @Setting(value = "Decimal sign of numbers in text", fallback = ".")
        String decimal,

        @Setting(value = "Thousands separator of numbers in text; empty means none is allowed", fallback = "''")
        String thousands,

        @Setting("Name of a file that must stand beside the data before it is read, for example _SUCCESS")
        Optional<String> readyFile,

        @Setting("Version of the delta table to read; absent means the newest")
        Optional<Long> version) {

    /** Kinds of source. */
    public enum Format {
        CSV,
        JSON,
        PARQUET,
        DELTA,
        JDBC
    }

    public SourceConfig {
        names = List.copyOf(names);
    }
}
