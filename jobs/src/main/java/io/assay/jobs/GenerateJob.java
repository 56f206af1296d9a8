package io.assay.jobs;

import static io.assay.table.GeneratedTable.CUSTOMER_NUMBER;
import static io.assay.table.GeneratedTable.DELIVERED_DAY;
import static io.assay.table.GeneratedTable.FILE;
import static io.assay.table.GeneratedTable.LINE;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.year;

import io.assay.generate.GeneratorParams;
import io.assay.generate.TransactionGenerator;
import io.assay.generate.TrueCounts;
import io.assay.generate.TypedLines;
import io.assay.jobs.demo.LineFiles;
import io.assay.jobs.demo.TrueParameters;
import io.assay.jobs.failure.Failure;
import io.assay.jobs.store.Watched;
import io.assay.table.GeneratedTable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Writes invented transactions to {@code <folder>/transactions}, in order of delivery, and the truth about them to
 * {@code <folder>/true-parameters.json}, last.
 *
 * @param folder any Hadoop path
 * @param files how many files, each a span of days; empty means one for each month
 */
public record GenerateJob(GeneratorParams params, String folder, OptionalInt files, Format format, Existing existing) {
    /** Folder of the data below the given one. */
    public static final String DATA = "transactions";

    /** File of the truth. */
    public static final String TRUTH = "true-parameters.json";

    private static final int MOST_FILES = 100_000;
    private static final int MONTHS_A_YEAR = 12;
    private static final long CUSTOMERS_A_SLICE = 50_000;

    /** What the files are. */
    public enum Format {
        /** Text with a header; rows may be dirty in any way. */
        CSV,
        /** Typed columns; what cannot be typed is null. */
        PARQUET
    }

    /** What happens to a folder that holds something. */
    public enum Existing {
        REFUSE,
        /** Generated data is replaced; anything else is refused all the same. */
        REPLACE
    }

    public GenerateJob {
        if (files.isPresent() && (files.getAsInt() < 1 || files.getAsInt() > MOST_FILES)) {
            throw Failure.configuration(
                    "generate.files",
                    "Cannot write " + files.getAsInt() + " files",
                    "Choose --files between 1 and " + MOST_FILES);
        }
    }

    /** Generates and writes, and returns what was generated. */
    public TrueCounts run(SparkSession session) throws IOException {
        Configuration hadoop = session.sparkContext().hadoopConfiguration();
        makeRoom(hadoop);
        Dataset<Row> lines = new TransactionGenerator(params).apply(customerNumbers(session));
        Watched watched = Watched.of(
                lines.withColumn(FILE.name(), FILE.from(file()))
                        .repartition(names().size(), FILE.col())
                        .sortWithinPartitions(FILE.col(), DELIVERED_DAY.col(), LINE.col()),
                TrueCounts.measures());
        Dataset<Row> inFiles = watched.rows();
        String data = new Path(folder, DATA).toString();
        if (format == Format.CSV) {
            new LineFiles(data, names(), GeneratedTable.HEADER, new SerializableConfiguration(hadoop))
                    .write(inFiles.select(FILE.col(), LINE.col()));
        } else {
            new TypedLines().apply(inFiles).write().mode(SaveMode.Append).parquet(data);
        }
        TrueCounts counts = TrueCounts.ofMeasured(watched.measured());
        TrueParameters.write(new Path(folder, TRUTH), hadoop, params, counts);
        return counts;
    }

    private Dataset<Row> customerNumbers(SparkSession session) {
        int least = session.sparkContext().defaultParallelism();
        int slices = (int) Math.max(least, Math.min(MOST_FILES, params.customers() / CUSTOMERS_A_SLICE));
        return session.range(0, params.customers(), 1, slices).toDF(CUSTOMER_NUMBER.name());
    }

    private Column file() {
        LocalDate start = params.period().start();
        Column day = DELIVERED_DAY.col();
        if (files.isPresent()) {
            Column daysIn = day.minus(lit((int) start.toEpochDay())).cast("bigint");
            return floor(daysIn.multiply(lit(files.getAsInt()))
                    .divide(lit(params.period().days())));
        }
        Column date = date_from_unix_date(day);
        return year(date)
                .multiply(lit(MONTHS_A_YEAR))
                .plus(month(date))
                .minus(lit(start.getYear() * MONTHS_A_YEAR + start.getMonthValue()));
    }

    private List<String> names() {
        if (files.isPresent()) {
            return IntStream.range(0, files.getAsInt())
                    .mapToObj(number -> String.format(Locale.ROOT, "part-%05d.csv", number))
                    .toList();
        }
        return IntStream.range(0, params.period().months())
                .mapToObj(month -> params.period().start().plusMonths(month))
                .map(first -> String.format(Locale.ROOT, "%04d-%02d.csv", first.getYear(), first.getMonthValue()))
                .toList();
    }

    private void makeRoom(Configuration hadoop) throws IOException {
        Path root = new Path(folder);
        FileSystem system = root.getFileSystem(hadoop);
        if (!system.exists(root) || system.listStatus(root).length == 0) {
            return;
        }
        if (existing == Existing.REFUSE) {
            throw Failure.configuration(
                    "generate.folder-not-empty",
                    "Folder " + folder + " is not empty",
                    "Name another one, or add --force");
        }
        if (!system.exists(new Path(root, TRUTH))) {
            throw Failure.configuration(
                    "generate.folder-not-ours",
                    "Folder " + folder + " holds no " + TRUTH + ", so it may hold other data",
                    "Name another one, or empty it yourself");
        }
        system.delete(new Path(root, DATA), true);
        system.delete(new Path(root, TRUTH), false);
    }
}
