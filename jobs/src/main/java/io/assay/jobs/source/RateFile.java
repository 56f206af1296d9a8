package io.assay.jobs.source;

import io.assay.ingest.DelimitedFormat;
import io.assay.ingest.DelimitedRecords;
import io.assay.ingest.RawRecord;
import io.assay.integrity.Sha256;
import io.assay.jobs.failure.ErrorCode;
import io.assay.jobs.failure.Failure;
import io.assay.table.RateTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** The exchange-rate file: columns currency, date, rate; one rate for a currency and day. */
public final class RateFile {
    private static final List<String> COLUMNS = List.of("currency", "date", "rate");
    private static final int LONGEST_ROW = 10_000;

    private RateFile() {}

    /** Reads the file as {@link RateTable}. */
    public static Dataset<Row> read(SparkSession spark, String location) {
        Path path = new Path(location);
        try (Reader reader = new InputStreamReader(
                path.getFileSystem(spark.sparkContext().hadoopConfiguration()).open(path), StandardCharsets.UTF_8)) {
            return spark.createDataFrame(rows(reader, location), RateTable.SPEC.schema());
        } catch (IOException e) {
            throw unreadable(location, e);
        }
    }

    /** SHA-256 of the file's bytes, in hexadecimal digits. */
    public static String digest(SparkSession spark, String location) {
        Path path = new Path(location);
        try (InputStream bytes =
                path.getFileSystem(spark.sparkContext().hadoopConfiguration()).open(path)) {
            return Sha256.of(bytes.readAllBytes());
        } catch (IOException unreadable) {
            throw unreadable(location, unreadable);
        }
    }

    private static Failure unreadable(String location, IOException cause) {
        return new Failure(
                ErrorCode.INPUT_RATES,
                "Rate file " + location + " cannot be read: " + cause.getMessage(),
                "Check the path",
                cause);
    }

    static List<Row> rows(Reader reader, String file) throws IOException {
        DelimitedRecords records = new DelimitedRecords(
                reader, new DelimitedFormat(',', '"', DelimitedFormat.LineBreaks.END_THE_ROW, LONGEST_ROW));
        List<String> header = records.next()
                .map(first -> first.fields().stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList())
                .orElse(List.of());
        if (!header.containsAll(COLUMNS)) {
            throw new Failure(
                    ErrorCode.INPUT_RATES,
                    "Rate file " + file + " has the columns " + header + ", not " + COLUMNS,
                    "Give it a header with currency,date,rate");
        }
        List<Row> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int line = 1;
        for (Optional<RawRecord> record = records.next(); record.isPresent(); record = records.next()) {
            line++;
            Row row = row(record.get(), header, file, line);
            if (!seen.add(row.get(0) + " " + row.get(1))) {
                throw new Failure(
                        ErrorCode.INPUT_DUPLICATE_RATE,
                        "Rate file " + file + " has two rates for " + row.get(0) + " on " + row.get(1),
                        "Keep one");
            }
            rows.add(row);
        }
        return rows;
    }

    private static Row row(RawRecord record, List<String> header, String file, int line) {
        try {
            if (record.problem().isPresent() || record.fields().size() != header.size()) {
                throw new IllegalArgumentException("not a row of " + header.size() + " fields");
            }
            String currency = cell(record, header, 0).toUpperCase(Locale.ROOT);
            BigDecimal rate = new BigDecimal(cell(record, header, 2));
            if (!currency.matches("[A-Z]{3}") || rate.signum() <= 0) {
                throw new IllegalArgumentException("not a currency code and a positive rate");
            }
            return RowFactory.create(currency, Date.valueOf(LocalDate.parse(cell(record, header, 1))), rate);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new Failure(
                    ErrorCode.INPUT_RATES,
                    "Row " + line + " of rate file " + file + " cannot be read: " + unreadable.getMessage(),
                    "Write rows such as USD,2025-06-30,0.8532",
                    unreadable);
        }
    }

    private static String cell(RawRecord record, List<String> header, int column) {
        return record.fields().get(header.indexOf(COLUMNS.get(column))).strip();
    }
}
