package io.assay.jobs.launch;

import java.util.Set;
import picocli.CommandLine.Command;

/** {@code version}: what runs. */
@Command(name = "version", description = "Versions of Assay and of all it rests on.")
final class VersionCommand implements Subcommand {
    @Override
    public Set<String> reads() {
        return Set.of();
    }

    @Override
    public Result call(Invocation invocation) {
        Versions versions = Versions.running();
        return Result.of(versions.json(), versions.text());
    }
}
