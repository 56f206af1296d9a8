package io.assay.jobs.launch;

/** Entry point of the launcher and of spark-submit. */
public final class Main {
    private Main() {}

    /** Runs one command; throws when it fails, so that a cluster manager sees the failure. */
    public static void main(String[] args) {
        if (args.length > 0) {
            throw new IllegalArgumentException("Unknown command " + args[0]);
        }
    }
}
