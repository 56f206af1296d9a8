package io.assay.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at once that cost commits, round trips and planning rather than work. */
public final class Together {
    private static final int AT_ONCE = 4;

    private Together() {}

    /** Does all of it and gives the results in the order given; the first failure is thrown when all have ended. */
    public static <T> List<T> all(List<Callable<T>> work) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, work.size()));
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
