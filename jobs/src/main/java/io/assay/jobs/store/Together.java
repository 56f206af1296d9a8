package io.assay.jobs.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes several tables at once, which cost commits, round trips and planning rather than work. */
public final class Together {
    private static final int AT_ONCE = 4;

    private Together() {}

    /** Carries all writes out and gives what was written in the order given; the first failure is thrown when all ended. */
    public static List<RunWriter.Written> write(List<Callable<RunWriter.Written>> writes) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, writes.size()));
        try {
            List<RunWriter.Written> all = new ArrayList<>();
            for (Future<RunWriter.Written> written : threads.invokeAll(writes)) {
                all.add(written.get());
            }
            return all;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while writing", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(
                    "Cannot write a table: " + failed.getCause().getMessage(), failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
