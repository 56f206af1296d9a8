package io.assay.jobs;

import io.assay.jobs.launch.Environment;
import io.assay.jobs.launch.Interruption;
import io.assay.jobs.launch.Launcher;
import io.assay.jobs.launch.LogFile;

/** Entry point of {@code bin/assay} and of spark-submit. */
public final class Main {
    private Main() {}

    /** Runs one command; success returns, for an early exit would look like a failure to YARN. */
    public static void main(String[] args) {
        Environment environment = Environment.ofProcess();
        Interruption interruption = Interruption.watch(environment.err());
        LogFile log = LogFile.create(environment.clock(), LogFile.Streams.ofProcess());
        int code = new Launcher(new Jobs(), environment, log).run(args);
        interruption.over();
        if (code != 0) {
            System.exit(code);
        }
    }
}
