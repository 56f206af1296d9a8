package io.assay.jobs.launch;

import java.util.Set;
import picocli.CommandLine.Command;

/** {@code status}: what is published. */
@Command(name = "status", description = "List what is published, newest first.")
final class StatusCommand implements Subcommand {
    @Override
    public Set<String> reads() {
        return SharedOptions.spoken(SharedOptions.SETTINGS);
    }

    @Override
    public Result call(Invocation invocation) {
        String warehouse = invocation.warehouse();
        return invocation.with(tools -> invocation.operations().status(warehouse, tools));
    }
}
