package io.assay.transform;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Work that goes on beside other work. Closing waits for its end, so that nothing is left running behind a failure.
 *
 * @param <T> what the work comes to
 */
public final class Beside<T> implements AutoCloseable {
    private final CompletableFuture<T> begun;

    private Beside(CompletableFuture<T> begun) {
        this.begun = begun;
    }

    /** Begins the work in a thread of its own. */
    public static <T> Beside<T> begin(Supplier<T> work) {
        return new Beside<>(CompletableFuture.supplyAsync(work, task -> {
            Thread thread = new Thread(task, "assay-beside");
            thread.setDaemon(true);
            thread.start();
        }));
    }

    /** Work that has ended before it began. */
    public static <T> Beside<T> done(T result) {
        return new Beside<>(CompletableFuture.completedFuture(result));
    }

    /** What the work has come to, or the exception that it threw; waits for it. */
    public T result() {
        try {
            return begun.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw failed;
        }
    }

    /** Waits for the end; a failure is {@link #result}'s to tell. */
    @Override
    public void close() {
        begun.handle((result, failure) -> true).join();
    }
}
