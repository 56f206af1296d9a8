package io.assay.jobs.launch;

import java.util.Set;

/** One command: reads its arguments and calls the work. */
interface Subcommand {
    /** Those of {@link SharedOptions#ALL} that it reads; it refuses the others. */
    Set<String> reads();

    Result call(Invocation invocation);
}
