package io.assay.jobs.launch;

import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;

/** {@code status}: what is published. */
@Command(
        name = "status",
        description =
                "List what is published, newest first, and how the last tries ended; with --run-id those of one run.")
final class StatusCommand implements Subcommand {
    @Override
    public Set<String> reads() {
        return SharedOptions.spoken(Set.of("--config", "--set", "--warehouse", "--spark", "--run-id"));
    }

    @Override
    public Result call(Invocation invocation) {
        Optional<String> runId = invocation.runId();
        Operations.StatusRequest request = new Operations.StatusRequest(invocation.warehouse(), runId);
        return invocation.with(tools -> invocation.operations().status(request, tools));
    }
}
