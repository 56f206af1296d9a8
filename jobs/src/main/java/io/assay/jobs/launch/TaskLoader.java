package io.assay.jobs.launch;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.api.java.function.ForeachFunction;
import org.apache.spark.sql.SparkSession;

/**
 * The class loader that tasks run with. Spark keeps the code that it compiles by the class loader of the thread that
 * asks; where tasks run in the process of the driver, but with a loader of their own, all code would be compiled twice.
 */
final class TaskLoader {
    private static final AtomicReference<ClassLoader> SEEN = new AtomicReference<>();

    private TaskLoader() {}

    /** Lets this thread, and those that it starts, share compiled code with the tasks of a local session. */
    static void share(SparkSession spark) {
        if (!spark.sparkContext().isLocal()) {
            return;
        }
        // tasks of a session may have another loader than other tasks
        spark.range(1).foreach((ForeachFunction<Long>)
                any -> SEEN.set(Thread.currentThread().getContextClassLoader()));
        Thread.currentThread().setContextClassLoader(SEEN.get());
    }
}
