package io.assay.jobs;

import io.assay.jobs.launch.Environment;
import io.assay.jobs.launch.Interruption;
import io.assay.jobs.launch.Launcher;

/** Entry point of {@code bin/assay} and of spark-submit. */
public final class Main {
    private Main() {}

    /** Runs one command; success returns, for an early exit would look like a failure to YARN. */
    public static void main(String[] args) {
        Environment environment = Environment.ofProcess();
        Interruption interruption = Interruption.watch(environment.err());
        int code = new Launcher(new Jobs(), environment).run(args);
        interruption.over();
        if (code != 0) {
            System.exit(code);
        }
    }
}
