package io.assay.jobs.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Does several things at once that cost commits, round trips and planning rather than work. */
public final class Together {
    private static final int AT_ONCE = 4;

    private Together() {}

    /** Begins something; {@link #result} waits for it. */
    public static <T> CompletableFuture<T> begin(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task, "assay-beside").start());
    }

    /** What was begun has come to, or the exception that it threw. */
    public static <T> T result(CompletableFuture<T> begun) {
        try {
            return begun.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw failed;
        }
    }

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
