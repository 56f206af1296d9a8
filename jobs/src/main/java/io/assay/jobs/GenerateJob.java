package io.assay.jobs;

import static io.assay.table.GeneratedTable.CUSTOMER_NUMBER;
import static io.assay.table.GeneratedTable.DELIVERED_DAY;
import static io.assay.table.GeneratedTable.FILE;
import static io.assay.table.GeneratedTable.LINE;

import io.assay.generate.FilePlan;
import io.assay.generate.GeneratorParams;
import io.assay.generate.TransactionGenerator;
import io.assay.generate.TrueCounts;
import io.assay.generate.TypedLines;
import io.assay.jobs.demo.GeneratedFolder;
import io.assay.jobs.demo.TrueParameters;
import io.assay.jobs.store.LineFiles;
import io.assay.jobs.store.Watched;
import io.assay.table.GeneratedTable;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Writes invented transactions, in order of delivery, and the truth about them, last. */
public record GenerateJob(
        GeneratorParams params, GeneratedFolder folder, FilePlan files, GeneratedFolder.Format format) {
    private static final long CUSTOMERS_A_SLICE = 50_000;
    private static final String LINE_END = "\n";

    /** Generates and writes, and returns what was generated. */
    public TrueCounts run(SparkSession session) throws IOException {
        Configuration hadoop = session.sparkContext().hadoopConfiguration();
        folder.makeRoom(hadoop);
        Dataset<Row> lines = new TransactionGenerator(params).apply(customerNumbers(session));
        Watched watched = Watched.of(
                lines.withColumn(FILE.name(), FILE.from(files.number()))
                        .repartition(files.names().size(), FILE.col())
                        .sortWithinPartitions(FILE.col(), DELIVERED_DAY.col(), LINE.col()),
                TrueCounts.measures());
        write(watched.rows(), hadoop);
        TrueCounts counts = TrueCounts.ofMeasured(watched.measured());
        TrueParameters.write(folder.truth(), hadoop, params, counts);
        return counts;
    }

    private void write(Dataset<Row> rows, Configuration hadoop) {
        if (format == GeneratedFolder.Format.CSV) {
            new LineFiles(
                            folder.data(),
                            files.names(),
                            GeneratedTable.HEADER + LINE_END,
                            LINE_END,
                            new SerializableConfiguration(hadoop))
                    .write(rows.select(FILE.col(), LINE.col()));
        } else {
            new TypedLines().apply(rows).write().mode(SaveMode.Append).parquet(folder.data());
        }
    }

    private Dataset<Row> customerNumbers(SparkSession session) {
        int least = session.sparkContext().defaultParallelism();
        int slices = (int) Math.max(least, Math.min(FilePlan.MOST, params.customers() / CUSTOMERS_A_SLICE));
        return session.range(0, params.customers(), 1, slices).toDF(CUSTOMER_NUMBER.name());
    }
}
