package io.assay.jobs.run;

import java.util.concurrent.atomic.LongAdder;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** What tasks wrote to disk because their memory did not suffice, since the watching began. */
public final class Spill extends SparkListener implements AutoCloseable {
    private final SparkContext spark;
    private final LongAdder bytes = new LongAdder();

    private Spill(SparkContext spark) {
        this.spark = spark;
    }

    /** Begins to watch all tasks of the application. */
    public static Spill watch(SparkContext spark) {
        Spill spill = new Spill(spark);
        spark.addSparkListener(spill);
        return spill;
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        // a task whose executor was lost brings no measures
        if (end.taskMetrics() != null) {
            bytes.add(end.taskMetrics().diskBytesSpilled());
        }
    }

    /** Bytes as they lie on disk, as far as Spark has told: it does so a moment later. */
    public long bytes() {
        return bytes.sum();
    }

    @Override
    public void close() {
        spark.removeSparkListener(this);
    }
}
