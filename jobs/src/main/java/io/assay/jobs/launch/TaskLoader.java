package io.assay.jobs.launch;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * The class loader that a local session works with, on the driver and in its tasks.
 *
 * <p>Spark keeps the code that it compiles by the class loader of the thread that asks; where tasks run in the process of
 * the driver, but with a loader of their own, all code would be compiled twice. And its compiler asks for many names that
 * are no classes, again for each piece of code, which costs a look into every jar.
 */
final class TaskLoader extends ClassLoader {
    private static final AtomicReference<ClassLoader> SEEN = new AtomicReference<>();

    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    private TaskLoader(ClassLoader parent) {
        super("assay", parent);
    }

    /** Lets what this thread starts look for a missing class once; the jars of this process do not change. */
    static void remember() {
        Thread current = Thread.currentThread();
        ClassLoader known = current.getContextClassLoader();
        for (ClassLoader loader = known; loader != null; loader = loader.getParent()) {
            if (loader instanceof TaskLoader) {
                return;
            }
        }
        current.setContextClassLoader(new TaskLoader(known));
    }

    /** Lets this thread, and those that it starts, share compiled code with the tasks of a local session. */
    static void share(SparkSession spark) {
        if (!spark.sparkContext().isLocal()) {
            return;
        }
        JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(List.of(1), 1)
                .foreach(any -> SEEN.set(Thread.currentThread().getContextClassLoader()));
        Thread.currentThread().setContextClassLoader(SEEN.get());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (missing.contains(name)) {
            throw new ClassNotFoundException(name);
        }
        try {
            return super.loadClass(name, resolve);
        } catch (ClassNotFoundException none) {
            missing.add(name);
            throw none;
        }
    }
}
