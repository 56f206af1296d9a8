package io.assay.jobs.launch;

import java.util.Set;
import picocli.CommandLine.Command;

/** {@code plan}: what a run would do. */
@Command(
        name = "plan",
        description = "Show what a run would read, compute and write, and whether that is published already;"
                + " write nothing.")
final class PlanCommand implements Subcommand {
    @Override
    public Set<String> reads() {
        return SharedOptions.spoken(Set.of("--config", "--set", "--warehouse", "--spark", "--as-of", "--run-id"));
    }

    @Override
    public Result call(Invocation invocation) {
        Operations.RunRequest request = RunCommand.request(invocation);
        return invocation.with(tools -> invocation.operations().plan(request, tools));
    }
}
