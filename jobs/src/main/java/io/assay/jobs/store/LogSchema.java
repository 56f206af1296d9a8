package io.assay.jobs.store;

import org.apache.spark.sql.delta.actions.Action;

/** The row that Delta keeps each action of a log in. */
public final class LogSchema {
    private LogSchema() {}

    /** Derives it, once for the process; it takes most of a second, which is best spent beside other work. */
    public static void learn() {
        Action.logSchema();
    }
}
