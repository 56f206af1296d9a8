package io.assay.jobs.launch;

import io.assay.jobs.failure.ErrorCode;
import java.io.PrintStream;

/** Says one sentence when the process is stopped from outside, by Ctrl-C or a scheduler. */
public final class Interruption {
    private final PrintStream err;
    private final Thread hook = new Thread(this::tell, "assay-interruption");

    private Interruption(PrintStream err) {
        this.err = err;
    }

    /** Watches the process from now on. */
    public static Interruption watch(PrintStream err) {
        Interruption interruption = new Interruption(err);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** The command is over: what ends the process now is no interruption. */
    public void over() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            awaitEnd();
        }
    }

    /** Whether the process is being stopped, so that what fails now fails because of that. */
    static boolean isStopping() {
        Thread probe = new Thread(() -> {}, "assay-probe");
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException stopping) {
            return true;
        }
    }

    private void tell() {
        err.println("assay: " + ErrorCode.INTERRUPTED.code()
                + ": Stopped from outside; nothing unfinished is published. " + "Run the same command again.");
        err.flush();
    }

    /** The process ends by itself; exiting here would wait for hooks that wait for us. */
    private static void awaitEnd() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
