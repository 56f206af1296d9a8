package io.assay.bench.program;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;

import com.sun.management.OperatingSystemMXBean;
import io.assay.cluster.ClusterParameters;
import io.assay.cluster.CustomerClustering;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Assay's choice of the number of clusters, nine numbers with ten starts each, beside one fit of MLlib on the same
 * customers, in turn. Prints a line for each time after the first, which warms up: CPU seconds of the choice and of the fit.
 */
public final class ChooseK {
    private static final List<String> COLUMNS = List.of("recency_days", "frequency", "monetary");
    private static final int SMALLEST_K = 2;
    private static final int LARGEST_K = 10;
    private static final int STARTS = 10;
    private static final int FITTED_K = 8;
    private static final long SEED = 42;
    private static final double NANOS = 1e9;

    private ChooseK() {}

    /**
     * Runs.
     *
     * @param arguments folder of published customers, how many times
     */
    public static void main(String[] arguments) throws IOException {
        try (SparkSession spark = BenchSession.open("choose-k")) {
            Dataset<Row> customers = spark.read()
                    .format("delta")
                    .load(arguments[0])
                    .select(COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new))
                    .persist(StorageLevel.MEMORY_AND_DISK());
            Dataset<Row> points = points(customers).persist(StorageLevel.MEMORY_AND_DISK());
            CustomerClustering clustering =
                    new CustomerClustering(new ClusterParameters(COLUMNS, SMALLEST_K, LARGEST_K, STARTS, SEED));
            KMeans fit = new KMeans().setK(FITTED_K).setSeed(SEED);
            customers.count();
            points.count();
            for (int time = 0; time <= Integer.parseInt(arguments[1]); time++) {
                double choice = cpuSeconds(() -> clustering.sweep(customers));
                double one = cpuSeconds(() -> fit.fit(points));
                if (time > 0) {
                    System.out.println("choose_k " + choice + " fit " + one);
                }
            }
        }
    }

    private static Dataset<Row> points(Dataset<Row> customers) {
        Dataset<Row> logs = customers.select(COLUMNS.stream()
                .map(name -> log1p(greatest(col(name), lit(0)).cast("double")).as(name))
                .toArray(Column[]::new));
        Dataset<Row> raw = new VectorAssembler()
                .setInputCols(COLUMNS.toArray(String[]::new))
                .setOutputCol("raw")
                .transform(logs);
        return new StandardScaler()
                .setInputCol("raw")
                .setOutputCol("features")
                .setWithMean(true)
                .fit(raw)
                .transform(raw)
                .select("features");
    }

    private static double cpuSeconds(Runnable work) {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = process.getProcessCpuTime();
        work.run();
        return (process.getProcessCpuTime() - before) / NANOS;
    }
}
