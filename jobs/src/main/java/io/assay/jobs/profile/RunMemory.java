package io.assay.jobs.profile;

import io.assay.jobs.config.AssayConfig;
import io.assay.jobs.config.CustomerColumns;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The memory that a run uses. Judged rows are measured as they lie in memory now; customers, which a run keeps twice, as
 * measured and as segmented, are estimated by their columns and labels.
 */
final class RunMemory {
    private static final long LEAST = 1L << 30;
    private static final double SHARE_FOR_ROWS = 0.6;
    private static final long BYTES_A_COLUMN = 12;
    private static final long BYTES_A_LABEL = 120;
    private static final int COPIES = 2;

    private RunMemory() {}

    static Profile.Memory of(AssayConfig config, Dataset<Row> judged, long customers) {
        long rows = size(judged);
        long columns = CustomerColumns.of(config).scored().size();
        long each = COPIES * columns * BYTES_A_COLUMN + config.packs().size() * BYTES_A_LABEL;
        long ofCustomers = customers * each;
        SparkContext context = judged.sparkSession().sparkContext();
        return new Profile.Memory(
                rows,
                ofCustomers,
                LEAST,
                LEAST + Math.round((rows + ofCustomers) / SHARE_FOR_ROWS),
                context.isLocal() ? Optional.of(Runtime.getRuntime().maxMemory()) : Optional.empty());
    }

    /** Size of persisted rows, as their cache counts it. */
    private static long size(Dataset<Row> persisted) {
        return persisted.queryExecution().withCachedData().stats().sizeInBytes().toLong();
    }
}
