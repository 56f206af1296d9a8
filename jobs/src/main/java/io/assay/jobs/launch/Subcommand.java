package io.assay.jobs.launch;

/** One command: reads its arguments and calls the work. */
interface Subcommand {
    Result call(Invocation invocation);
}
