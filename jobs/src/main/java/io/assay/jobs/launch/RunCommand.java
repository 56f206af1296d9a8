package io.assay.jobs.launch;

import io.assay.jobs.config.EffectiveConfig;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code run}: publishes the segments of an as-of date. */
@Command(name = "run", description = "Read, judge, measure, score, segment and publish one as-of date.")
final class RunCommand implements Subcommand {
    @ParentCommand
    AssayCommand assay;

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "Write what became of the run to this file, as text for Prometheus")
    Optional<String> metrics = Optional.empty();

    @Override
    public Set<String> reads() {
        return SharedOptions.ALL;
    }

    @Override
    public Result call(Invocation invocation) {
        Operations.RunRequest request = request(invocation);
        return invocation.with(tools -> assay.dryRun
                ? invocation.operations().plan(request, tools)
                : invocation.operations().run(request.measured(metrics), tools));
    }

    /** What a call asks to be run, with all of it checked. */
    static Operations.RunRequest request(Invocation invocation) {
        Optional<String> runId = invocation.runId();
        EffectiveConfig config = invocation.config(ColumnChecks::ofWhole);
        LocalDate asOf = config.config().asOf().orElseThrow(Invocation::missingAsOf);
        invocation.requireOver(asOf, config.config());
        return new Operations.RunRequest(config, asOf, runId, Optional.empty());
    }
}
